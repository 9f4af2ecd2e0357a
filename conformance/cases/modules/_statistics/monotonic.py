from _statistics import _normal_dist_inv_cdf as f
values = [f(i / 1000, 0, 1) for i in range(1, 1000)]
print(values == sorted(values), values[0], values[-1])
print(sum(values), values[499])
print(values[74:78], values[923:927])
