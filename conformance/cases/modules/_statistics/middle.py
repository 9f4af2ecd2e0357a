from _statistics import _normal_dist_inv_cdf as f
for p in (0.5, 0.4, 0.6, 0.075, 0.925, 0.9249, 0.0751):
    print(p, f(p, 0.0, 1.0), f(p, 100, 15), f(p, -2.5, 0.5))
