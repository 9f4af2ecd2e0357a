"""Static methods, class methods, methods kept and passed on, and chains of calls that return self."""


class Temperature:
    count = 0

    def __init__(self, degrees):
        self.degrees = degrees

    @classmethod
    def from_fahrenheit(cls, degrees):
        cls.count += 1
        return cls((degrees - 32) * 5 // 9)

    @staticmethod
    def valid(degrees):
        return degrees > -273


class Query:
    def __init__(self):
        self.parts = 0

    def where(self, n):
        self.parts += n
        return self

    def limit(self, n):
        self.parts &= n
        return self


def apply(method, n):
    return method(n)


def run():
    total = 0
    query = Query()
    for i in range(137_000):
        temperature = Temperature.from_fahrenheit(i & 127)
        if Temperature.valid(temperature.degrees) and temperature.valid(3):
            total += temperature.degrees
        total += query.where(i).where(2).limit(1023).parts
        total += apply(query.limit, 511).parts
    return total
