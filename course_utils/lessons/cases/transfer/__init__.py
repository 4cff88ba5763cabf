"""The case files of the module on technology transfer."""

from course_utils.lessons.cases.transfer.case import TransferCase, transfer_case

__all__ = ["TransferCase", "transfer_case"]
