from _statistics import _normal_dist_inv_cdf as f
for p in (0.5000001, 0.4999999, 0.5000000000000002, 0.4999999999999999):
    print(p, f(p, 0.0, 1.0), f(p, 100, 15), f(p, -2.5, 0.5))
