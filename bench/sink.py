"""An SMTP server that takes every message and keeps none; prints its port, then serves."""

from socketserver import StreamRequestHandler, ThreadingTCPServer

ANSWERS = {
    b"EHLO": b"250 localhost",
    b"MAIL": b"250 OK",
    b"RCPT": b"250 OK",
    b"RSET": b"250 OK",
    b"DATA": b"354 Go on",
    b"QUIT": b"221 Goodbye",
}


class Conversation(StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self) -> None:
        self.say(b"220 localhost")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            self.say(ANSWERS.get(verb, b"500 What?"))
            if verb == b"DATA":
                while self.rfile.readline() not in (b".\r\n", b""):
                    pass
                self.say(b"250 OK")
            elif verb == b"QUIT":
                return

    def say(self, answer: bytes) -> None:
        self.wfile.write(answer + b"\r\n")


class Sink(ThreadingTCPServer):
    daemon_threads = True


if __name__ == "__main__":
    with Sink(("127.0.0.1", 0), Conversation) as sink:
        print(sink.server_address[1], flush=True)
        sink.serve_forever()
