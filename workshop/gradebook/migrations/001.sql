-- The gradebook as it was first made. A later change is a further file, never a change of this one.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,               -- ISO 8601, UTC; so is every moment below
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL,             -- JSON object: what happened, for people
    changes TEXT NOT NULL,          -- JSON list of [statement, parameters]: what it did to the tables
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE roster (
    trainee TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    certificate INTEGER NOT NULL DEFAULT 0 CHECK (certificate IN (0, 1)),
    sessions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sessions))
) STRICT, WITHOUT ROWID;

CREATE TABLE submissions (
    id INTEGER PRIMARY KEY,
    sha TEXT NOT NULL,
    trainee TEXT NOT NULL,          -- '' where a refused file names nobody
    lab TEXT NOT NULL,
    slug TEXT NOT NULL,
    file TEXT NOT NULL,
    received TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('graded', 'late', 'refused')),
    reason TEXT NOT NULL DEFAULT '',
    key TEXT NOT NULL DEFAULT '',   -- the version of the key it was held against
    grader TEXT NOT NULL,
    graded_at TEXT NOT NULL,
    seconds REAL NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notes)),
    UNIQUE (sha, trainee, lab)
) STRICT;
CREATE INDEX submissions_of ON submissions (trainee, lab);

CREATE TABLE task_marks (
    submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE,
    task TEXT NOT NULL,
    points REAL NOT NULL CHECK (points BETWEEN 0 AND out_of),
    out_of REAL NOT NULL,
    verdict TEXT NOT NULL,
    hint TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (submission, task)
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
    submission INTEGER NOT NULL REFERENCES submissions ON DELETE CASCADE,
    question TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    out_of REAL NOT NULL,
    PRIMARY KEY (submission, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE rubric_marks (
    submission INTEGER NOT NULL,
    question TEXT NOT NULL,
    criterion TEXT NOT NULL,
    grader TEXT NOT NULL,
    points REAL NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (submission, question, criterion, grader),
    FOREIGN KEY (submission, question) REFERENCES answers ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE rubric_notes (
    submission INTEGER NOT NULL,
    question TEXT NOT NULL,
    grader TEXT NOT NULL,
    comment TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('draft', 'done')),
    at TEXT NOT NULL,
    PRIMARY KEY (submission, question, grader),
    FOREIGN KEY (submission, question) REFERENCES answers ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (question, text)
) STRICT;

CREATE TABLE exams (
    exam TEXT PRIMARY KEY,
    bank_version TEXT NOT NULL,
    blueprint TEXT NOT NULL CHECK (json_valid(blueprint)),
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    minutes REAL NOT NULL,
    made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sittings (
    exam TEXT NOT NULL REFERENCES exams,
    trainee TEXT NOT NULL,
    form TEXT NOT NULL CHECK (json_valid(form)),
    started_at TEXT,
    handed_in_at TEXT,
    PRIMARY KEY (exam, trainee)
) STRICT, WITHOUT ROWID;

CREATE TABLE exam_answers (
    exam TEXT NOT NULL,
    trainee TEXT NOT NULL,
    item TEXT NOT NULL,
    chosen TEXT NOT NULL CHECK (json_valid(chosen)),
    at TEXT NOT NULL,
    PRIMARY KEY (exam, trainee, item),
    FOREIGN KEY (exam, trainee) REFERENCES sittings ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE exam_marks (
    exam TEXT NOT NULL,
    trainee TEXT NOT NULL,
    points REAL NOT NULL CHECK (points BETWEEN 0 AND out_of),
    out_of REAL NOT NULL,
    bank_version TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (exam, trainee),
    FOREIGN KEY (exam, trainee) REFERENCES sittings ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE certificates (
    code TEXT PRIMARY KEY,
    trainee TEXT NOT NULL,
    name TEXT NOT NULL,
    total REAL NOT NULL,
    issued_on TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW submission_points AS
SELECT id AS submission, trainee, lab, coalesce(sum(points), 0.0) AS points, coalesce(sum(out_of), 0.0) AS out_of
FROM submissions LEFT JOIN task_marks ON submission = id
GROUP BY id;

-- The submission that counts for a trainee's lab: the best in time; of equals the one received last.
CREATE VIEW counted_submissions AS
SELECT * FROM (
    SELECT submissions.*, points, out_of,
           row_number() OVER (PARTITION BY submissions.trainee, submissions.lab
                              ORDER BY points DESC, received DESC, id DESC) AS place
    FROM submissions JOIN submission_points ON submission = id
    WHERE state = 'graded'
) WHERE place = 1;

-- Each text that a trainee handed in in time for a question, once. Place 1 is the counted submission's, or where that
-- left it empty, the next best one's; another counts where a grader gives it more.
CREATE VIEW counted_answers AS
SELECT * FROM (
    SELECT answers.*, s.trainee, s.lab, s.slug,
           row_number() OVER (PARTITION BY s.trainee, s.lab, question
                              ORDER BY p.points DESC, s.received DESC, s.id DESC) AS place,
           row_number() OVER (PARTITION BY s.trainee, s.lab, question, text
                              ORDER BY p.points DESC, s.received DESC, s.id DESC) AS twin
    FROM answers JOIN submissions s ON s.id = answers.submission JOIN submission_points p ON p.submission = s.id
    WHERE s.state = 'graded' AND text <> ''
) WHERE twin = 1;
