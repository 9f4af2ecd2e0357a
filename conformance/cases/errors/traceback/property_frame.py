class A:
    @property
    def value(self):
        return {}["missing"]

A().value
