from datetime import datetime, timedelta, tzinfo


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Bad(tzinfo):
    def utcoffset(self, when):
        return 5
    def tzname(self, when):
        return 7
class Far(tzinfo):
    def utcoffset(self, when):
        return timedelta(1)
class Summer(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=1) + self.dst(when)
    def dst(self, when):
        return timedelta(hours=1) if 3 < when.month < 10 else timedelta(0)
moment = datetime(2024, 7, 1, 12)
print(moment.replace(tzinfo=Summer()), Summer().fromutc(moment.replace(tzinfo=None).replace(tzinfo=Summer())) if False else '')
zone = Summer()
print(zone.fromutc(moment.replace(tzinfo=zone)), zone.fromutc(datetime(2024, 1, 1, tzinfo=zone)))
attempt(lambda: moment.replace(tzinfo=Bad()).utcoffset())
attempt(lambda: moment.replace(tzinfo=Bad()).tzname())
attempt(lambda: moment.replace(tzinfo=Far()).utcoffset())
attempt(lambda: tzinfo().utcoffset(None))
attempt(lambda: tzinfo().dst(None))
print(tzinfo().__reduce__(), tzinfo(1, 2).__class__)
