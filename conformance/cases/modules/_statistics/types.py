from _statistics import _normal_dist_inv_cdf as f

def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: f('a', 0, 1))
show(lambda: f(.5, 'a', 1))
show(lambda: f(.5, 0, None))
show(lambda: f(.5))
show(lambda: f(.5, 0, 1, 2))
show(lambda: f(p=.5, mu=0, sigma=1))
show(lambda: f(.25, 10**400, 1))
