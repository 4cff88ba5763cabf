import pytest
from desks import LEVELS, Desk

from course_utils.classroom.warm import isolation


@pytest.fixture(scope="module", params=LEVELS)
def desk(request):
    if not isolation.works(request.param):
        pytest.skip(f"this machine has no {request.param}")
    desk = Desk(request.param)
    yield desk
    desk.warm.close()
