"""What a notebook shows: figures, panels, case files, checks and exports. It stands on `law`.

Import the parts by name, such as `from course_utils.lessons import figures, panels`.
"""
