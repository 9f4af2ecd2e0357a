from _statistics import _normal_dist_inv_cdf as f
for p in (0.25, 0.75, 0.1, 0.9, 0.2, 0.8):
    print(p, f(p, 0.0, 1.0), f(p, 100, 15), f(p, -2.5, 0.5))
