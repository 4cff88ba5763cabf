from course_utils.classroom.settings import configure

configure(get_config(), __file__)  # noqa: F821
