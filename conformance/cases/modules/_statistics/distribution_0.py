from _statistics import _normal_dist_inv_cdf as f
for k in range(1, 10):
    print(k / 10, f(k / 10, 0, 1))
print(f(0.001, 0, 1), f(0.999, 0, 1))
