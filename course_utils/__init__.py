"""An open course on international intellectual property: the law, the lessons, the classroom."""
