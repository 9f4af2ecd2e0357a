//! Where the library that is built in says something else than the crate `rustpython-pylib`: what the crate has changed for
//! RustPython, and what CPython 3.14.10 does that the crate's modules, which are older, do not. Each row has a reason.

/// The file, its text, and what stands in its place.
pub const MENDS: &[(&str, &str, &str)] = &[
    // The name of the implementation in paths.
    ("site.py", "return 'RustPython'", "return 'Python'"),
    ("site.py", "/lib/rustpython{", "/lib/python{"),
    // Where the start has done what this would do (`import::deferred`).
    ("site.py", "if not sys.flags.no_site:", "if not sys.flags.no_site and '__deferred__' not in globals():"),
    ("sysconfig/__init__.py", "return 'RustPython'", "return 'Python'"),
    // Files of the library that is built in are no files.
    (
        "venv/__init__.py",
        "        path = os.path.abspath(os.path.dirname(__file__))
        path = os.path.join(path, 'scripts')
        self.install_scripts(context, path)
",
        "        from importlib import resources
        with resources.as_file(resources.files(__package__) / 'scripts') as path:
            self.install_scripts(context, os.fspath(path))
",
    ),
    (
        "pydoc.py",
        "        css_path = os.path.join(path_here, url)
        with open(css_path) as fp:
            return ''.join(fp.readlines())
",
        "        css_path = os.path.join(path_here, url)
        if os.path.commonpath([path_here, css_path]) == path_here:
            return __loader__.get_data(css_path).decode()
        with open(css_path) as fp:
            return fp.read()
",
    ),
    // A timeout that is not a number is for the lock to refuse.
    ("threading.py", "                if timeout > 0:", "                if not timeout <= 0:"),
    // A callback that fails without having become a task closes the connection.
    (
        "asyncio/streams.py",
        "            res = self._client_connected_cb(reader, writer)\n",
        "            try:
                res = self._client_connected_cb(reader, writer)
            except Exception as error:
                self._loop.call_exception_handler(dict(
                    message='Unhandled exception in client_connected_cb',
                    exception=error, transport=transport))
                self._strong_reader = None
                transport.close()
                return
",
    ),
    // The reader, too, learns of the transport that `start_tls` makes.
    (
        "asyncio/streams.py",
        "        loop = self._loop\n        self._transport = transport\n        self._over_ssl",
        "        self._transport = transport
        if (reader := self._stream_reader) is not None:
            reader._transport = transport
        self._over_ssl",
    ),
    // Who awaits whom is true also for futures that outlive the wait.
    (
        "asyncio/tasks.py",
        "            f.remove_done_callback(_on_completion)\n\n    done, pending",
        "            f.remove_done_callback(_on_completion)
            if not f.done():
                futures.future_discard_from_awaited_by(f, cur_task)

    done, pending",
    ),
    (
        "asyncio/tasks.py",
        "    fut.add_done_callback(cb)\n\n    try:\n        fut.cancel()",
        "    fut.add_done_callback(cb)
    awaiter = current_task(loop)
    futures.future_add_to_awaited_by(fut, awaiter)

    try:
        fut.cancel()",
    ),
    (
        "asyncio/tasks.py",
        "        await waiter\n    finally:\n        fut.remove_done_callback(cb)",
        "        await waiter
    finally:
        futures.future_discard_from_awaited_by(fut, awaiter)
        fut.remove_done_callback(cb)",
    ),
    (
        "asyncio/tasks.py",
        "        loop = events.get_event_loop()\n        todo = {",
        "        loop = events.get_event_loop()
        self._awaiter = current_task(loop)
        todo = {",
    ),
    (
        "asyncio/tasks.py",
        "            f.add_done_callback(self._handle_completion)\n",
        "            f.add_done_callback(self._handle_completion)
            futures.future_add_to_awaited_by(f, self._awaiter)
",
    ),
    (
        "asyncio/tasks.py",
        "            f.remove_done_callback(self._handle_completion)\n",
        "            f.remove_done_callback(self._handle_completion)
            futures.future_discard_from_awaited_by(f, self._awaiter)
",
    ),
    (
        "asyncio/tasks.py",
        "        self._todo.remove(f)\n",
        "        self._todo.remove(f)
        futures.future_discard_from_awaited_by(f, self._awaiter)
",
    ),
    // A wait that is cancelled has taken nothing.
    (
        "asyncio/tasks.py",
        "        f = await self._done.get()\n",
        "        taken = False
        try:
            f = await self._done.get()
            taken = True
        finally:
            if not taken:
                self._todo_left += 1
",
    ),
    // As above: what a `gather` or a `shield` that is over has waited for.
    (
        "asyncio/tasks.py",
        "                outer.set_exception(exc)
                return
            else:
                exc = fut.exception()
                if exc is not None:
                    outer.set_exception(exc)
                    return
",
        "                outer.set_exception(exc)
            else:
                exc = fut.exception()
                if exc is not None:
                    outer.set_exception(exc)
            if exc is not None:
                for child in children if cur_task is not None else ():
                    futures.future_discard_from_awaited_by(child, cur_task)
                return
",
    ),
    // What a shielded future raises after the wait has been cancelled is for itself to report.
    (
        "asyncio/tasks.py",
        "            # Keep only one callback to log on cancel
            inner.remove_done_callback(_log_on_exception)
            inner.add_done_callback(_log_on_exception)
",
        "            if cur_task is not None:
                futures.future_discard_from_awaited_by(inner, cur_task)
                inner.remove_done_callback(_clear_awaited_by_callback)
",
    ),
    // A cancelled server does not wait for its clients.
    (
        "asyncio/base_events.py",
        "                self.close()
                await self.wait_closed()
            finally:
                raise
",
        "                self.close()
                self.close_clients()
                await self.wait_closed()
            finally:
                raise
",
    ),
    // The socket is closed if no transport comes of it.
    (
        "asyncio/base_events.py",
        "        sock.setblocking(False)

        protocol = protocol_factory()
        waiter = self.create_future()
        if ssl:
            sslcontext = None if isinstance(ssl, bool) else ssl
            transport = self._make_ssl_transport(
                sock, protocol, sslcontext, waiter,
                server_side=server_side, server_hostname=server_hostname,
                ssl_handshake_timeout=ssl_handshake_timeout,
                ssl_shutdown_timeout=ssl_shutdown_timeout)
        else:
            transport = self._make_socket_transport(sock, protocol, waiter)

        try:
            await waiter
        except:
            transport.close()
            raise
",
        "        transport = None
        try:
            sock.setblocking(False)
            protocol = protocol_factory()
            waiter = self.create_future()
            if ssl:
                transport = self._make_ssl_transport(
                    sock, protocol, None if isinstance(ssl, bool) else ssl,
                    waiter, server_side=server_side,
                    server_hostname=server_hostname,
                    ssl_handshake_timeout=ssl_handshake_timeout,
                    ssl_shutdown_timeout=ssl_shutdown_timeout)
            else:
                transport = self._make_socket_transport(sock, protocol, waiter)
            await waiter
        except:
            (sock if transport is None else transport).close()
            raise
        finally:
            # No cycle through a traceback.
            waiter = None
",
    ),
    (
        "asyncio/base_events.py",
        "            conmade_cb.cancel()
            resume_cb.cancel()
            raise

        return ssl_protocol",
        "            conmade_cb.cancel()
            resume_cb.cancel()
            raise
        finally:
            waiter = None

        return ssl_protocol",
    ),
    // A coroutine that has ended has no frame; a plain generator is not where a task begins.
    (
        "asyncio/graph.py",
        "        if hasattr(coro, 'cr_await'):
            # A native coroutine or duck-type compatible iterator
            st.append(FrameCallGraphEntry(coro.cr_frame))
",
        "        if hasattr(coro, 'cr_await'):
            # A native coroutine or duck-type compatible iterator
            if (frame := coro.cr_frame) is not None:
                st.append(FrameCallGraphEntry(frame))
",
    ),
    (
        "asyncio/graph.py",
        "            is_async = f.f_generator is not None\n",
        "            is_async = (f.f_generator is not None
                        and type(f.f_generator) is not types.GeneratorType)
",
    ),
    // Whoever asked may have given up meanwhile.
    (
        "asyncio/selector_events.py",
        "    def _sock_accept(self, fut, sock):
        fd = sock.fileno()
",
        "    def _sock_accept(self, fut, sock):
        if fut.done():
            return
        fd = sock.fileno()
",
    ),
    // A protocol may close its transport while that tells it to go on writing: the connection is lost once.
    (
        "asyncio/selector_events.py",
        "                if self._closing:
                    self._call_connection_lost(None)
                elif self._eof:",
        "                if self._closing and self._conn_lost == 0:
                    self._conn_lost = 1
                    self._call_connection_lost(None)
                elif self._eof:",
    ),
    // Empty chunks would stay in the buffer for ever.
    (
        "asyncio/selector_events.py",
        "        self._buffer.extend([memoryview(data) for data in list_of_data])
        self._write_ready()
",
        "        self._buffer.extend(map(memoryview, filter(None, list_of_data)))
        if self._buffer:
            self._write_ready()
",
    ),
    // A file's source may be built in, or in an archive on the module search path.
    (
        "linecache.py",
        "        if lazy_entry is not None:\n            try:\n                data = ",
        "        data = None
        if lazy_entry is not None:
            try:
                data = ",
    ),
    (
        "linecache.py",
        "                entry = (
                    len(data),
                    None,
                    [line + '\\n' for line in data.splitlines()],
                    fullname
                )
                cache[filename] = entry
                return entry[2]
",
        "        if data is None:
            data = _stored_source(fullname)
        if data is not None:
            lines = [line + '\\n' for line in data.splitlines()]
            cache[filename] = len(data), None, lines, fullname
            return lines
",
    ),
    (
        "linecache.py",
        "def lazycache(filename, module_globals):",
        "def _stored_source(fullname):
    \"\"\"The source of what is no file of its own; None if there is none.\"\"\"
    try:
        import os
        import sys
        from _frozen_importlib import FrozenImporter
        from importlib.util import decode_source
    except ImportError:
        # The interpreter is shutting down.
        return None
    library = os.path.join(sys._stdlib_dir or '', '')
    if fullname.startswith(library) and fullname.endswith('.py'):
        name = fullname[len(library):-3].replace(os.sep, '.')
        try:
            return FrozenImporter.get_source(name.removesuffix('.__init__'))
        except ImportError:
            pass
    finders = sys.path_importer_cache or {}
    folder = fullname
    while folder != (folder := os.path.dirname(folder)):
        get_data = getattr(finders.get(folder), 'get_data', None)
        if get_data is not None:
            try:
                return decode_source(get_data(fullname))
            except (ImportError, OSError):
                pass
            except (SyntaxError, UnicodeDecodeError):
                return None
    return None


def lazycache(filename, module_globals):",
    ),
    // Handlers report that a file cannot be opened as they report everything.
    (
        "logging/__init__.py",
        "                self.stream = self._open()\n        if self.stream:\n            StreamHandler.emit",
        "                try:
                    self.stream = self._open()
                except Exception:
                    self.handleError(record)
                    return
        if self.stream:
            StreamHandler.emit",
    ),
    (
        "logging/handlers.py",
        "        self.reopenIfNeeded()\n        logging.FileHandler.emit(self, record)",
        "        try:
            self.reopenIfNeeded()
        except Exception:
            return self.handleError(record)
        logging.FileHandler.emit(self, record)",
    ),
    // Somebody may be going through the list.
    (
        "logging/__init__.py",
        "                self.handlers.remove(hdlr)\n",
        "                self.handlers = self.handlers[:]
                self.handlers.remove(hdlr)
",
    ),
    // The next time is set even if this one fails.
    (
        "logging/handlers.py",
        "        if self.stream:
            self.stream.close()
            self.stream = None
        self.rotate(self.baseFilename, dfn)
        if self.backupCount > 0:
            for s in self.getFilesToDelete():
                os.remove(s)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(currentTime)
",
        "        self.rolloverAt = self.computeRollover(currentTime)
        if self.stream:
            self.stream.close()
            self.stream = None
        self.rotate(self.baseFilename, dfn)
        if self.backupCount > 0:
            for s in self.getFilesToDelete():
                os.remove(s)
        if not self.delay:
            self.stream = self._open()
",
    ),
    // The name of the host is looked up again when there is something to send.
    (
        "logging/handlers.py",
        "        self.socket = None\n        self.createSocket()\n\n    def _connect_unixsocket",
        "        self.socket = None
        try:
            self.createSocket()
        except socket.gaierror:
            self.socket = None

    def _connect_unixsocket",
    ),
    // Who waits for the server hears of its failure.
    (
        "logging/config.py",
        "            server = self.rcvr(port=self.port, handler=self.hdlr,
                               ready=self.ready,
                               verify=self.verify)
",
        "            server = None
            try:
                server = self.rcvr(port=self.port, handler=self.hdlr,
                                   ready=self.ready, verify=self.verify)
            finally:
                if server is None:
                    self.ready.set()
",
    ),
    // A timeout means nothing where nothing waits.
    (
        "queue.py",
        "        if timeout is not None and timeout < 0:
            raise ValueError(\"'timeout' must be a non-negative number\")
        if not self._count.acquire(block, timeout):",
        "        if not block:
            timeout = None
        if timeout is not None and timeout < 0:
            raise ValueError(\"'timeout' must be a non-negative number\")
        if not self._count.acquire(block, timeout):",
    ),
    // Return codes of other types.
    (
        "subprocess.py",
        "        if self.returncode and self.returncode < 0:",
        "        if isinstance(self.returncode, int) and self.returncode < 0:",
    ),
    (
        "subprocess.py",
        "            return \"Command '%s' returned non-zero exit status %d.\" % (
                    self.cmd, self.returncode)",
        "            return \"Command '{0.cmd}' returned non-zero exit status {0.returncode}.\".format(self)",
    ),
    // `int()` takes more than dates and times may have.
    (
        "_pydatetime.py",
        "def _parse_isoformat_date(dtstr):",
        "def _digits(text):
    if text.isascii() and text.isdigit():
        return int(text)
    raise ValueError(\"Invalid isoformat string\")


def _parse_isoformat_date(dtstr):",
    ),
    ("_pydatetime.py", " = int(dtstr[", " = _digits(dtstr["),
    (
        "_pydatetime.py",
        "time_comps[comp] = int(tstr[pos:pos+2])",
        "time_comps[comp] = _digits(tstr[pos:pos+2])",
    ),
    // What has been read already counts.
    (
        "_pyio.py",
        "                    n = min(n, size)\n",
        "                    n = min(n, size - len(res))\n",
    ),
    // Another process cannot be looked into; what there is to say of one that was can be shown. Frames may have no line.
    (
        "asyncio/tools.py",
        "from _remote_debugging import RemoteUnwinder, FrameInfo\n",
        "try:
    from _remote_debugging import RemoteUnwinder, FrameInfo
except ImportError:
    def RemoteUnwinder(pid):
        raise RuntimeError('other processes cannot be inspected')
",
    ),
    (
        "asyncio/tools.py",
        "        if elem.lineno == 0 and elem.filename == \"\":
            return f\"{elem.funcname}\"
",
        "        if elem.lineno is None:
            place = '' if elem.filename in ('', '~') else ' ' + elem.filename
            return elem.funcname + place
        if elem.lineno == 0 and elem.filename == \"\":
            return elem.funcname
",
    ),
    ("asyncio/tools.py", "_format_stack_entry(x).split(\" \")[0]", "x.funcname"),
    // What was found out of a site by one scheme is not for the other.
    ("urllib/request.py", "self.reduce_uri(", "self._reduce_uri_with_scheme("),
    ("urllib/request.py", "self.is_suburi(", "self._is_suburi_with_scheme("),
    (
        "urllib/request.py",
        "    def is_suburi(self, base, test):
",
        "    def _reduce_uri_with_scheme(self, uri, default_port=True):
        scheme, authority = urlsplit(uri)[:2]
        return (authority and scheme or None, *self.reduce_uri(uri, default_port))

    def _is_suburi_with_scheme(self, base, test):
        if None not in (base[0], test[0]) and base[0] != test[0]:
            return False
        return self.is_suburi(base[1:], test[1:])

    def is_suburi(self, base, test):
",
    ),
    // A read of a small member does not make all that is in it.
    (
        "zipfile/__init__.py",
        "    def decompress(self, data):
        if self._decomp is None:
",
        "    @property
    def needs_input(self):
        return self._decomp is None or self._decomp.needs_input

    def decompress(self, data, max_length=-1):
        if self._decomp is None:
",
    ),
    (
        "zipfile/__init__.py",
        "result = self._decomp.decompress(data)\n",
        "result = self._decomp.decompress(data, max_length)\n",
    ),
    (
        "zipfile/__init__.py",
        "        else:
            data = self._read2(n)

        if self._compress_type == ZIP_STORED:
",
        "        elif self._compress_type == ZIP_STORED or getattr(self._decompressor, 'needs_input', True):
            data = self._read2(n)
        else:
            data = b''

        if self._compress_type == ZIP_STORED:
",
    ),
    (
        "zipfile/__init__.py",
        "            data = self._decompressor.decompress(data)
            self._eof = self._decompressor.eof or self._compress_left <= 0
",
        "            try:
                data = self._decompressor.decompress(data, max(n, self.MIN_READ_SIZE))
            except TypeError:
                data = self._decompressor.decompress(data)
            self._eof = self._decompressor.eof or (
                self._compress_left <= 0 and getattr(self._decompressor, 'needs_input', True))
",
    ),
    // An archive that is closed, or written to, gets no folders.
    (
        "zipfile/__init__.py",
        "            raise TypeError(\"Expected type str or ZipInfo\")

        with self._lock:
",
        "            raise TypeError(\"Expected type str or ZipInfo\")

        if not self.fp:
            raise ValueError('Attempt to write to ZIP archive that was already closed')
        if self._writing:
            raise ValueError(\"Can't write to ZIP archive while an open writing handle exists.\")

        with self._lock:
",
    ),
    // A name of the class, not of the module.
    ("pathlib/__init__.py", "import ntpath\n", ""),
    (
        "pathlib/__init__.py",
        "        if self.parser is ntpath:\n",
        "        if self.parser is PureWindowsPath.ntpath:\n",
    ),
    ("pathlib/__init__.py", "    parser = ntpath\n", "    import ntpath\n    parser = ntpath\n"),
    // Names with quotes, in dumps.
    (
        "sqlite3/dump.py",
        "FROM {0};\".format(
            table_name_ident,
            \"','\".join(
                \"||quote({0})||\".format(_quote_name(col)) for col in column_names
            )
        )
",
        "FROM {2};\".format(
            table_name_ident.replace(\"'\", \"''\"),
            \"','\".join(
                \"||quote({0})||\".format(_quote_name(col)) for col in column_names
            ),
            table_name_ident,
        )
",
    ),
];
