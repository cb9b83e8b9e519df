"""A file that was handed in is given to those who may read it, always to be saved, never shown.

What it holds is not known: a browser is told neither to run nor to guess it.
"""

from django.http import FileResponse, Http404

from mingce.desks.page.casework import Casework
from mingce.desks.page.language import language
from mingce.desks.page.seated import Request

SHORT = 12
"""So much of a digest tells files of one document apart in a folder."""


def handed_in(request: Request, work: Casework, digest: str) -> FileResponse:
    """A file of a document of this case; any other is not there, even where its digest is known."""
    for one in work.materials:
        if one.handed and digest in one.handed.files:
            name = f"{one.label.say(language())}-{digest.partition(':')[2][:SHORT]}"
            answer = FileResponse(
                request.store.open(digest),
                as_attachment=True,
                filename=name,
                content_type="application/octet-stream",
            )
            answer["Cache-Control"] = "private, no-store"
            return answer
    raise Http404(digest)
