from _statistics import _normal_dist_inv_cdf as f
class F:
    def __float__(self):
        return 0.25
class I:
    def __index__(self):
        return 3
print(f(F(), 0, 1), f(F(), I(), I()), f(0.3, True, False))
print(type(f(F(), 1, 1)), f(0.5, 7, 100))
print(f(0.1, 1, I()))
