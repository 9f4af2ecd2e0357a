from _statistics import _normal_dist_inv_cdf as f
for p in (0.07, 0.05, 0.025, 0.01, 0.001, 1e-05):
    print(p, f(p, 0.0, 1.0), f(p, 100, 15), f(p, -2.5, 0.5))
