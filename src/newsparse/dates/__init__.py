"""Timestamps as news prints them, and the dates they stand for."""

from newsparse.dates.finding import find, said_by, whole
from newsparse.dates.resolve import Said, Timestamp, Unit, order_of
from newsparse.dates.stated import from_iso, from_url

__all__ = ["Said", "Timestamp", "Unit", "find", "from_iso", "from_url", "order_of", "said_by", "whole"]
