"""What several figures draw alike: rows, ends, rulers, bars."""
