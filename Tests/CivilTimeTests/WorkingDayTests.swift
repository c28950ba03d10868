import CivilTime
import Testing

struct WorkingDayTests {}
