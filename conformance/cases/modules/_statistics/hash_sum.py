from _statistics import _normal_dist_inv_cdf as f
total = 0.0
for i in range(1, 2000):
    total += f(i / 2000, 0.5, 2.0)
print(total)
print(hash(tuple(f(i / 64, 0, 1) for i in range(1, 64))))
print(f(1 / 3, 1 / 3, 1 / 3))
