from _statistics import _normal_dist_inv_cdf as f
for p in (0.999999999999, 0.999999999999999, 0.9999999999999999, 0.9999999999):
    print(p, f(p, 0.0, 1.0), f(p, 100, 15), f(p, -2.5, 0.5))
