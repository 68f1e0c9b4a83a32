"""Records that a contract was signed, and is killed before its documents are made."""

import os
import signal
import sys

from formgen.service import papers
from formgen.service.desk import Desk
from formgen.service.life_desk import LifeDesk
from formgen.service.related import RelatedPapers
from formgen.storage import Database, People

url, user_id, draft_id, day, number, version = sys.argv[1:]


class KilledDesk(Desk):
    """A desk whose process dies when it is to issue a paper."""

    def issue(self, _owner, _draft_id):
        os.kill(os.getpid(), signal.SIGKILL)


database = Database(url)
desk = KilledDesk(database)
facts = {
    "signed_on": day,
    "signing_place": "深圳市罗湖区",
    "signer_role": "legal_rep",
    "signer_name": "示例签字人",
    "seal": "official",
}
lives = LifeDesk(database, desk, RelatedPapers(database, desk))
user, seen = People(database).read(user_id), (int(number), int(version))
lives.do(user, draft_id, "sign", facts, seen=seen, today=papers.today())
