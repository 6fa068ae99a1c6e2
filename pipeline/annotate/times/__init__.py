"""Times: dates, periods, durations and repetitions, as TIMEX3."""

from pipeline.annotate.times.annotator import find_times, make_times

__all__ = ["find_times", "make_times"]
