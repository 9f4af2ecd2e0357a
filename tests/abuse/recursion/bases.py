# ends: work
class B:
    @property
    def __bases__(self):
        return (B(),)
issubclass(B(), int)
