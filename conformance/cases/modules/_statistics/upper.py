from _statistics import _normal_dist_inv_cdf as f
for p in (0.93, 0.95, 0.975, 0.99, 0.999, 0.99999):
    print(p, f(p, 0.0, 1.0), f(p, 100, 15), f(p, -2.5, 0.5))
