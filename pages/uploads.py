"""How large a file somebody may send."""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MEGABYTES_AT_MOST = 100
LARGEST = MEGABYTES_AT_MOST << 20


class SizeLimit(FileUploadHandler):
    """Lets what is too large go by unread, so that it fills no disk; the form then says so."""

    request_length = 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        self.request_length = content_length

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        if self.request_length > LARGEST + (1 << 20):  # the rest of the form is small
            self.request.has_too_large_file = True
            # The rest is still received: cut off, the browser shows its own error and not ours.
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
