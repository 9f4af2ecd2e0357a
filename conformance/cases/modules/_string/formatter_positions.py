import string

class Trace(string.Formatter):
    def get_field(self, field_name, args, kwargs):
        print("field", repr(field_name))
        return super().get_field(field_name, args, kwargs)

    def get_value(self, key, args, kwargs):
        print("value", repr(key))
        return super().get_value(key, args, kwargs)

print(Trace().format("{} {} {x}", 1, 2, x=3))
print(Trace().format("{0.real} {1[0]}", 5, [6]))
