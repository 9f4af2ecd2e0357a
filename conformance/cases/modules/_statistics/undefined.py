from _statistics import _normal_dist_inv_cdf as f

def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: f(0.0, 0, 1))
show(lambda: f(1.0, 0, 1))
show(lambda: f(-0.5, 0, 1))
show(lambda: f(2.0, 0, 1))
show(lambda: f(float('nan'), 0, 1))
show(lambda: f(float('inf'), 0, 1))
show(lambda: f(0, 0, 1))
show(lambda: f(1, 0, 1))
