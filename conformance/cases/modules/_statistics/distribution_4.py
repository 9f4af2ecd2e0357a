from _statistics import _normal_dist_inv_cdf as f
for k in range(1, 10):
    print(k / 10, f(k / 10, 1e-10, 10000000000.0))
print(f(0.001, 1e-10, 10000000000.0), f(0.999, 1e-10, 10000000000.0))
