"""What an instructor runs: release, collect, grade, feedback, export. Stands on nbgrader."""
