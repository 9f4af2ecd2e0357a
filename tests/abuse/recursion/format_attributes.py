# ends: ok
class C:
    @property
    def x(self):
        return self
assert ('{0' + '.x' * 20_000 + '}').format(C()).startswith('<')
