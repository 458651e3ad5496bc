"""Gives the second engine the clock of the stories: real time plus an offset in milliseconds, eight bytes of a file.

Python imports this file by its name before anything else. The engine itself is not touched: what it asks of Python's clock and
what it sleeps is moved, so that an hour passes for it when the story says so.
"""

import datetime
import mmap
import os
import struct
import time

_file = os.environ.get("STORY_CLOCK")

if _file:
    with open(_file, "r+b") as _opened:
        _offset = mmap.mmap(_opened.fileno(), 8)
    _real_time, _real_sleep = time.time, time.sleep
    _RealDateTime = datetime.datetime

    def _now():
        return _real_time() + struct.unpack("<d", _offset[:8])[0] / 1000

    def _sleep(seconds):
        """A sleeper whose hour has come wakes, as it would have by then."""
        until = _now() + seconds
        while (left := until - _now()) > 0:
            _real_sleep(min(left, 0.02))

    class _AlsoReal(type(_RealDateTime)):
        def __instancecheck__(cls, value):
            return isinstance(value, _RealDateTime)

    class _MovedDateTime(_RealDateTime, metaclass=_AlsoReal):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(_now(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(_now(), datetime.timezone.utc).replace(tzinfo=None)

    time.time, time.sleep = _now, _sleep
    time.time_ns = lambda: int(_now() * 1_000_000_000)
    datetime.datetime = _MovedDateTime
