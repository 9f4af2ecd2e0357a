import _statistics
print(_statistics.__name__, [n for n in dir(_statistics) if 'inv' in n])
print(_statistics._normal_dist_inv_cdf.__name__, _statistics._normal_dist_inv_cdf.__module__)
print(callable(_statistics._normal_dist_inv_cdf))
