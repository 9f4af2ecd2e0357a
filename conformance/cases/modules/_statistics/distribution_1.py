from _statistics import _normal_dist_inv_cdf as f
for k in range(1, 10):
    print(k / 10, f(k / 10, 100, 15))
print(f(0.001, 100, 15), f(0.999, 100, 15))
