from _statistics import _normal_dist_inv_cdf as f
for sigma in (0, 1, -1, 1e300, 1e-300, float("inf")):
    print(sigma, f(0.3, 0, sigma), f(0.7, 5, sigma))
print(f(0.3, float("nan"), 1), f(0.3, float("inf"), 1))
print(f(0.5, 3, float("inf")))
