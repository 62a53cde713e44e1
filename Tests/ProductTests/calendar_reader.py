"""Reads a calendar with the icalendar library and prints each event on one line.

Usage: calendar_reader.py FILE. Ends with status 1 when something is wrong with the file.
"""
import sys
from datetime import date, timedelta

from icalendar import Calendar

calendar = Calendar.from_ical(open(sys.argv[1], "rb").read())
seen = set()
for event in calendar.walk("VEVENT"):
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    if event.errors or type(start) is not date or end - start != timedelta(days=1):
        sys.exit(f"{event['uid']}: {event.errors} {start} {end}")
    if event["uid"] in seen:
        sys.exit(f"{event['uid']} twice")
    seen.add(event["uid"])
    print(event["uid"].split("@")[0], start, event["status"], event["summary"], sep=" | ")
