def try_except(x):
    try:
        x()
    except A:
        y
    except (B, C) as e:
        print(e)
    except:
        raise
    else:
        w
    return e

def try_finally(x):
    try:
        return x()
    finally:
        y()

def both(x):
    for i in x:
        try:
            if i: continue
            if x: break
            try:
                return i
            except E:
                continue
            finally:
                print(i)
        except E as e:
            del e
            return 1
        finally:
            z()
    else:
        return 2

def star():
    try:
        x
    except* A as e:
        y
    except* (B, C):
        z
    else:
        w
    finally:
        v

def with_(a, b):
    with a: pass
    with a as x, b as (y, z):
        if x: return y
        for i in z:
            with i: continue
        raise x
    with (a, b.c as d.e): return

async def async_with(a):
    async with a as b, a:
        await b
        return 1

def unbound():
    try:
        x = 1
        y()
    except E:
        return x
    finally:
        try:
            print(x)
        except F as x:
            pass
    return x

def nested():
    try:
        try:
            try:
                a
            finally:
                b
        except X:
            c
    finally:
        while d:
            try: e
            except Y: break
