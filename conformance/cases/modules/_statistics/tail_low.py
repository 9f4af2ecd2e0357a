from _statistics import _normal_dist_inv_cdf as f
for p in (1e-12, 1e-15, 1e-20, 1e-50, 1e-100, 1e-300, 5e-324):
    print(p, f(p, 0.0, 1.0), f(p, 100, 15), f(p, -2.5, 0.5))
