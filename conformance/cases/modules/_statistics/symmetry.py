from _statistics import _normal_dist_inv_cdf as f
for p in (0.01, 0.1, 0.3, 0.45):
    print(p, f(p, 0, 1) == -f(1 - p, 0, 1), f(p, 0, 1) + f(1 - p, 0, 1))
print(f(0.5, 0, 1), f(0.5, 1, 1))
print(f(0.5, -0.0, 1))
