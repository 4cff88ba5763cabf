"""The subject: dated, cited tables and rules of law, and the arithmetic on them.

Nothing here draws, prints, grades or reads the clock: the day that is asked about is an argument.
"""
