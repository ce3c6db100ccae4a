BEGIN TRANSACTION;
CREATE TABLE access (
        at VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        record VARCHAR NOT NULL,
        row_id INTEGER,
        what VARCHAR NOT NULL,
        persons INTEGER NOT NULL,
        output VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    );
INSERT INTO "access" VALUES('at 1','kind 1','record 1',1,'what 1',1,'output 1',1);
INSERT INTO "access" VALUES('at 2','kind 2','record 2',2,'what 2',2,'output 2',2);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0011_committee_decision');
CREATE TABLE assignment (
        task_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        assigned_on DATE,
        due DATE,
        due_inclusive BOOLEAN NOT NULL,
        extended_due DATE,
        extended_on DATE,
        status VARCHAR NOT NULL,
        accepted_on DATE,
        reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "assignment" VALUES(1,1,'2020-01-01','2020-01-01',1,'2020-01-01','2020-01-01','status 1','2020-01-01','reason 1',1);
INSERT INTO "assignment" VALUES(2,2,'2020-02-01','2020-02-01',2,'2020-02-01','2020-02-01','status 2','2020-02-01','reason 2',2);
CREATE TABLE attachment (
        owner_record VARCHAR NOT NULL,
        owner_id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        added_on DATE,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    , role VARCHAR NOT NULL DEFAULT 'file');
INSERT INTO "attachment" VALUES('unit',1,'name 1','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',1,'2020-01-01',1,'role 1');
INSERT INTO "attachment" VALUES('unit',2,'name 2','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',2,'2020-02-01',2,'role 2');
CREATE TABLE certificate (
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        participant_id INTEGER,
        training_class_id INTEGER,
        state VARCHAR NOT NULL,
        date DATE,
        reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE SET NULL
    );
INSERT INTO "certificate" VALUES(1,1,'name 1','name_key 1',1,1,'state 1','2020-01-01','reason 1',1);
INSERT INTO "certificate" VALUES(2,2,'name 2','name_key 2',2,2,'state 2','2020-02-01','reason 2',2);
CREATE TABLE change (
        at VARCHAR NOT NULL,
        label VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        undoes INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(undoes) REFERENCES change (id)
    );
INSERT INTO "change" VALUES('2020-03-05T07:30:00','Dữ liệu cũ','edit',NULL,1);
CREATE TABLE change_row (
        change_id INTEGER NOT NULL,
        tbl VARCHAR NOT NULL,
        row_id INTEGER NOT NULL,
        op VARCHAR NOT NULL,
        "before" VARCHAR,
        "after" VARCHAR,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(change_id) REFERENCES change (id)
    );
CREATE TABLE collaborator (
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        gender VARCHAR NOT NULL,
        unit_id INTEGER NOT NULL,
        person_id INTEGER,
        kind VARCHAR NOT NULL,
        level VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        work_field VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        active_on DATE,
        activity VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        identity VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
    );
INSERT INTO "collaborator" VALUES('name 1','name_key 1','gender 1',1,1,'kind 1','level 1','post 1','work_field 1','phone 1','2020-01-01','9999-12-31','2020-01-01','activity 1','note 1','identity 1',1);
INSERT INTO "collaborator" VALUES('name 2','name_key 2','gender 2',2,2,'kind 2','level 2','post 2','work_field 2','phone 2','2020-02-01','9999-12-31','2020-02-01','activity 2','note 2','identity 2',2);
CREATE TABLE committee (
        code VARCHAR NOT NULL UNIQUE,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        unit_id INTEGER,
        decision VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    );
INSERT INTO "committee" VALUES('code 1','name 1','name_key 1',1,'decision 1','2020-01-01','9999-12-31','note 1',1);
INSERT INTO "committee" VALUES('code 2','name 2','name_key 2',2,'decision 2','2020-02-01','9999-12-31','note 2',2);
CREATE TABLE committee_decision (
        committee_id INTEGER NOT NULL,
        date DATE NOT NULL,
        decision VARCHAR NOT NULL,
        document_id INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(committee_id) REFERENCES committee (id) ON DELETE CASCADE,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
    );
INSERT INTO "committee_decision" VALUES(1,'2020-01-01','decision 1',1,1);
INSERT INTO "committee_decision" VALUES(2,'2020-02-01','decision 2',2,2);
CREATE TABLE document (
        direction VARCHAR NOT NULL,
        symbol VARCHAR NOT NULL,
        symbol_key VARCHAR NOT NULL,
        date DATE,
        received_on DATE,
        kind_name VARCHAR NOT NULL,
        issuer VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        subject_key VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    , due DATE, kind_code VARCHAR NOT NULL DEFAULT '', state VARCHAR NOT NULL DEFAULT 'recorded', signer VARCHAR NOT NULL DEFAULT '', recipients VARCHAR NOT NULL DEFAULT '', kept_by VARCHAR NOT NULL DEFAULT '', file_code VARCHAR NOT NULL DEFAULT '', relation VARCHAR NOT NULL DEFAULT '', handler VARCHAR NOT NULL DEFAULT '', progress VARCHAR NOT NULL DEFAULT '', shelf VARCHAR NOT NULL DEFAULT '', options VARCHAR NOT NULL DEFAULT '', sent_on DATE, issued_on DATE, forwarded_on DATE, done_on DATE, number INTEGER, copies INTEGER, arrival_number INTEGER, series_id INTEGER REFERENCES number_series (id) ON DELETE SET NULL, acts_on_id INTEGER REFERENCES document (id) ON DELETE SET NULL, answered_by_id INTEGER REFERENCES document (id) ON DELETE SET NULL, task_id INTEGER REFERENCES task (id) ON DELETE SET NULL);
INSERT INTO "document" VALUES('direction 1','symbol 1','symbol_key 1','2020-01-01','2020-01-01','kind_name 1','issuer 1','subject 1','subject_key 1','note 1',1,'2020-01-01','kind_code 1','state 1','signer 1','recipients 1','kept_by 1','file_code 1','relation 1','handler 1','progress 1','shelf 1','options 1','2020-01-01','2020-01-01','2020-01-01','2020-01-01',1,1,1,1,1,1,1);
INSERT INTO "document" VALUES('direction 2','symbol 2','symbol_key 2','2020-02-01','2020-02-01','kind_name 2','issuer 2','subject 2','subject_key 2','note 2',2,'2020-02-01','kind_code 2','state 2','signer 2','recipients 2','kept_by 2','file_code 2','relation 2','handler 2','progress 2','shelf 2','options 2','2020-02-01','2020-02-01','2020-02-01','2020-02-01',2,2,2,2,2,2,2);
CREATE TABLE document_unit (
        document_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "document_unit" VALUES(1,1,1);
INSERT INTO "document_unit" VALUES(2,2,2);
CREATE TABLE finding (
        inspection_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        date DATE,
        content VARCHAR NOT NULL,
        recommendation VARCHAR NOT NULL,
        responsible VARCHAR NOT NULL,
        due DATE,
        state VARCHAR NOT NULL,
        evidence_id INTEGER,
        closed_on DATE,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE,
        FOREIGN KEY(evidence_id) REFERENCES document (id) ON DELETE SET NULL
    );
INSERT INTO "finding" VALUES(1,1,'2020-01-01','content 1','recommendation 1','responsible 1','2020-01-01','state 1',1,'2020-01-01','note 1',1);
INSERT INTO "finding" VALUES(2,2,'2020-02-01','content 2','recommendation 2','responsible 2','2020-02-01','state 2',2,'2020-02-01','note 2',2);
CREATE TABLE inspection (
        year INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        code_key VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        decision VARCHAR NOT NULL,
        decided_on DATE,
        starts_on DATE,
        ends_on DATE,
        data_period VARCHAR NOT NULL,
        method VARCHAR NOT NULL,
        contents VARCHAR NOT NULL,
        budget VARCHAR NOT NULL,
        task_id INTEGER,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE SET NULL
    );
INSERT INTO "inspection" VALUES(1,'code 1','code_key 1','name 1','name_key 1','state 1','decision 1','2020-01-01','2020-01-01','2020-01-01','data_period 1','method 1','contents 1','budget 1',1,'note 1',1);
INSERT INTO "inspection" VALUES(2,'code 2','code_key 2','name 2','name_key 2','state 2','decision 2','2020-02-01','2020-02-01','2020-02-01','data_period 2','method 2','contents 2','budget 2',2,'note 2',2);
CREATE TABLE inspection_member (
        inspection_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        team INTEGER,
        role VARCHAR NOT NULL,
        person_id INTEGER,
        name VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    );
INSERT INTO "inspection_member" VALUES(1,1,1,'role 1',1,'name 1','post 1',1,1);
INSERT INTO "inspection_member" VALUES(2,2,2,'role 2',2,'name 2','post 2',2,2);
CREATE TABLE inspection_visit (
        inspection_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        date DATE,
        starts VARCHAR NOT NULL,
        team INTEGER,
        leader VARCHAR NOT NULL,
        place VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, done BOOLEAN NOT NULL DEFAULT 0,
        FOREIGN KEY(inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "inspection_visit" VALUES(1,1,1,'2020-01-01','starts 1',1,'leader 1','place 1',1,1);
INSERT INTO "inspection_visit" VALUES(2,2,2,'2020-02-01','starts 2',2,'leader 2','place 2',2,2);
CREATE TABLE library_entry (
        symbol VARCHAR NOT NULL,
        symbol_key VARCHAR NOT NULL,
        date DATE,
        kind_name VARCHAR NOT NULL,
        issuer VARCHAR NOT NULL,
        subject VARCHAR NOT NULL,
        verification VARCHAR NOT NULL,
        expired_on DATE,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    );
INSERT INTO "library_entry" VALUES('symbol 1','symbol_key 1','2020-01-01','kind_name 1','issuer 1','subject 1','verification 1','2020-01-01','note 1',1);
INSERT INTO "library_entry" VALUES('symbol 2','symbol_key 2','2020-02-01','kind_name 2','issuer 2','subject 2','verification 2','2020-02-01','note 2',2);
CREATE TABLE narrative (
        document VARCHAR NOT NULL,
        period VARCHAR NOT NULL,
        section VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    );
INSERT INTO "narrative" VALUES('document 1','period 1','section 1','text 1',1);
INSERT INTO "narrative" VALUES('document 2','period 2','section 2','text 2',2);
CREATE TABLE note (
        owner_record VARCHAR NOT NULL,
        owner_id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        date DATE,
        text VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    );
INSERT INTO "note" VALUES('unit',1,'kind 1','2020-01-01','text 1',1);
INSERT INTO "note" VALUES('unit',2,'kind 2','2020-02-01','text 2',2);
CREATE TABLE number (
        series_id INTEGER NOT NULL,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        symbol VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        document_id INTEGER,
        date DATE,
        reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(series_id) REFERENCES number_series (id) ON DELETE CASCADE,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
    );
INSERT INTO "number" VALUES(1,1,1,'symbol 1','state 1',1,'2020-01-01','reason 1',1);
INSERT INTO "number" VALUES(2,2,2,'symbol 2','state 2',2,'2020-02-01','reason 2',2);
CREATE TABLE number_series (
        code VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        owner VARCHAR NOT NULL,
        purpose VARCHAR NOT NULL,
        kinds VARCHAR NOT NULL,
        pattern VARCHAR NOT NULL,
        first_number INTEGER,
        first_year INTEGER,
        yearly BOOLEAN NOT NULL,
        ended BOOLEAN NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    );
INSERT INTO "number_series" VALUES('code 1','name 1','name_key 1','owner 1','purpose 1','kinds 1','pattern 1',1,1,1,1,'note 1',1);
INSERT INTO "number_series" VALUES('code 2','name 2','name_key 2','owner 2','purpose 2','kinds 2','pattern 2',2,2,2,2,'note 2',2);
CREATE TABLE participant (
        training_class_id INTEGER NOT NULL,
        number INTEGER,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        gender VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        workplace VARCHAR NOT NULL,
        phone VARCHAR NOT NULL,
        absent BOOLEAN NOT NULL,
        identity VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    );
INSERT INTO "participant" VALUES(1,1,'name 1','name_key 1','gender 1','post 1',1,'workplace 1','phone 1',1,'identity 1','note 1',1,1);
INSERT INTO "participant" VALUES(2,2,'name 2','name_key 2','gender 2','post 2',2,'workplace 2','phone 2',2,'identity 2','note 2',2,2);
CREATE TABLE participant_absence (
        participant_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        session INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
    );
INSERT INTO "participant_absence" VALUES(1,1,1,1);
INSERT INTO "participant_absence" VALUES(2,2,2,2);
CREATE TABLE person (
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        gender VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        focal_point BOOLEAN NOT NULL,
        phone VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, honorific VARCHAR NOT NULL DEFAULT '',
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    );
INSERT INTO "person" VALUES('name 1','name_key 1','gender 1','post 1',1,1,'phone 1','email 1',1,'honorific 1');
INSERT INTO "person" VALUES('name 2','name_key 2','gender 2','post 2',2,2,'phone 2','email 2',2,'honorific 2');
CREATE TABLE person_post (
        person_id INTEGER NOT NULL,
        post VARCHAR NOT NULL,
        unit_id INTEGER,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    );
INSERT INTO "person_post" VALUES(1,'post 1',1,'2020-01-01','9999-12-31',1);
INSERT INTO "person_post" VALUES(2,'post 2',2,'2020-02-01','9999-12-31',2);
CREATE TABLE person_title (
        person_id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
    );
INSERT INTO "person_title" VALUES(1,'kind 1','title 1','2020-01-01','9999-12-31',1);
INSERT INTO "person_title" VALUES(2,'kind 2','title 2','2020-02-01','9999-12-31',2);
CREATE TABLE profile (
        valid_from DATE NOT NULL,
        province VARCHAR NOT NULL,
        place_name VARCHAR NOT NULL,
        parent_agency VARCHAR NOT NULL,
        committee_name VARCHAR NOT NULL,
        committee_short_name VARCHAR NOT NULL,
        national_committee VARCHAR NOT NULL,
        abbreviation VARCHAR NOT NULL,
        symbol_suffix VARCHAR NOT NULL,
        standing_unit_id INTEGER,
        standing_office_name VARCHAR NOT NULL,
        uses_seal BOOLEAN NOT NULL,
        sign_above VARCHAR NOT NULL,
        sign_below VARCHAR NOT NULL,
        signer VARCHAR NOT NULL,
        report_to VARCHAR NOT NULL,
        recipients VARCHAR NOT NULL,
        filing VARCHAR NOT NULL,
        unconfirmed VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (valid_from),
        FOREIGN KEY(standing_unit_id) REFERENCES unit (id) ON DELETE SET NULL
    );
INSERT INTO "profile" VALUES('2020-01-01','province 1','place_name 1','parent_agency 1','committee_name 1','committee_short_name 1','national_committee 1','abbreviation 1','symbol_suffix 1',1,'standing_office_name 1',1,'sign_above 1','sign_below 1','signer 1','report_to 1','recipients 1','filing 1','unconfirmed 1',1);
INSERT INTO "profile" VALUES('2020-02-01','province 2','place_name 2','parent_agency 2','committee_name 2','committee_short_name 2','national_committee 2','abbreviation 2','symbol_suffix 2',2,'standing_office_name 2',2,'sign_above 2','sign_below 2','signer 2','report_to 2','recipients 2','filing 2','unconfirmed 2',2);
CREATE TABLE programme (
        year INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        kind_name VARCHAR NOT NULL,
        symbol VARCHAR NOT NULL,
        issued_on DATE,
        letterhead VARCHAR NOT NULL,
        preamble VARCHAR NOT NULL,
        recipients VARCHAR NOT NULL,
        filing VARCHAR NOT NULL,
        sign_above VARCHAR NOT NULL,
        sign_below VARCHAR NOT NULL,
        signer VARCHAR NOT NULL,
        closing VARCHAR NOT NULL,
        appendix VARCHAR NOT NULL,
        unread VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (year)
    );
INSERT INTO "programme" VALUES(1,'title 1','kind_name 1','symbol 1','2020-01-01','letterhead 1','preamble 1','recipients 1','filing 1','sign_above 1','sign_below 1','signer 1','closing 1','appendix 1','unread 1',1);
INSERT INTO "programme" VALUES(2,'title 2','kind_name 2','symbol 2','2020-02-01','letterhead 2','preamble 2','recipients 2','filing 2','sign_above 2','sign_below 2','signer 2','closing 2','appendix 2','unread 2',2);
CREATE TABLE programme_line (
        programme_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        code VARCHAR NOT NULL,
        marker VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(programme_id) REFERENCES programme (id) ON DELETE CASCADE
    );
INSERT INTO "programme_line" VALUES(1,1,'kind 1','code 1','marker 1','title 1','text 1',1);
INSERT INTO "programme_line" VALUES(2,2,'kind 2','code 2','marker 2','title 2','text 2',2);
CREATE TABLE result (
        assignment_id INTEGER NOT NULL,
        date DATE NOT NULL,
        period VARCHAR NOT NULL,
        mark VARCHAR NOT NULL,
        review VARCHAR NOT NULL,
        content VARCHAR NOT NULL,
        quantity INTEGER,
        document_id INTEGER,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(assignment_id) REFERENCES assignment (id) ON DELETE CASCADE,
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
    );
INSERT INTO "result" VALUES(1,'2020-01-01','period 1','mark 1','review 1','content 1',1,1,1);
INSERT INTO "result" VALUES(2,'2020-02-01','period 2','mark 2','review 2','content 2',2,2,2);
CREATE TABLE seat (
        committee_id INTEGER NOT NULL,
        number INTEGER,
        role VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        post_key VARCHAR NOT NULL,
        unit_id INTEGER,
        duty VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(committee_id) REFERENCES committee (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE SET NULL
    );
INSERT INTO "seat" VALUES(1,1,'role 1','post 1','post_key 1',1,'duty 1','2020-01-01','9999-12-31',1);
INSERT INTO "seat" VALUES(2,2,'role 2','post 2','post_key 2',2,'duty 2','2020-02-01','9999-12-31',2);
CREATE TABLE seat_holder (
        seat_id INTEGER NOT NULL,
        person_id INTEGER NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        decision VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, post VARCHAR NOT NULL DEFAULT '',
        FOREIGN KEY(seat_id) REFERENCES seat (id) ON DELETE CASCADE,
        FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
    );
INSERT INTO "seat_holder" VALUES(1,1,'2020-01-01','9999-12-31','decision 1',1,'post 1');
INSERT INTO "seat_holder" VALUES(2,2,'2020-02-01','9999-12-31','decision 2',2,'post 2');
CREATE TABLE setting (
        name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (name)
    );
CREATE TABLE special_day (
        date DATE NOT NULL,
        "end" DATE,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        yearly BOOLEAN NOT NULL,
        until_year INTEGER,
        basis VARCHAR NOT NULL,
        verification VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    );
INSERT INTO "special_day" VALUES('2020-01-01','2020-01-01','name 1','name_key 1','kind 1',1,1,'basis 1','verification 1','note 1',1);
INSERT INTO "special_day" VALUES('2020-02-01','2020-02-01','name 2','name_key 2','kind 2',2,2,'basis 2','verification 2','note 2',2);
CREATE TABLE special_day_theme (
        special_day_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        year INTEGER NOT NULL,
        theme VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(special_day_id) REFERENCES special_day (id) ON DELETE CASCADE
    );
INSERT INTO "special_day_theme" VALUES(1,1,1,'theme 1',1);
INSERT INTO "special_day_theme" VALUES(2,2,2,'theme 2',2);
CREATE TABLE succession (
        kind VARCHAR NOT NULL,
        date DATE NOT NULL,
        decision VARCHAR NOT NULL,
        unconfirmed VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    );
INSERT INTO "succession" VALUES('kind 1','2020-01-01','decision 1','unconfirmed 1','note 1',1);
INSERT INTO "succession" VALUES('kind 2','2020-02-01','decision 2','unconfirmed 2','note 2',2);
CREATE TABLE succession_from (
                succession_id INTEGER NOT NULL,
                unit_id INTEGER NOT NULL,
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                FOREIGN KEY(succession_id) REFERENCES succession (id) ON DELETE CASCADE,
                FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
            );
INSERT INTO "succession_from" VALUES(1,1,1);
INSERT INTO "succession_from" VALUES(2,2,2);
CREATE TABLE succession_to (
                succession_id INTEGER NOT NULL,
                unit_id INTEGER NOT NULL,
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                FOREIGN KEY(succession_id) REFERENCES succession (id) ON DELETE CASCADE,
                FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
            );
INSERT INTO "succession_to" VALUES(1,1,1);
INSERT INTO "succession_to" VALUES(2,2,2);
CREATE TABLE task (
        programme_id INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        code_key VARCHAR NOT NULL,
        part VARCHAR NOT NULL,
        group_code VARCHAR NOT NULL,
        marker VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        title_key VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        nature VARCHAR NOT NULL,
        frequency VARCHAR NOT NULL,
        product VARCHAR NOT NULL,
        starts_on DATE,
        due DATE,
        due_inclusive BOOLEAN NOT NULL,
        override VARCHAR NOT NULL,
        override_reason VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(programme_id) REFERENCES programme (id) ON DELETE CASCADE
    );
INSERT INTO "task" VALUES(1,'code 1','code_key 1','part 1','group_code 1','marker 1','title 1','title_key 1','text 1','nature 1','frequency 1','product 1','2020-01-01','2020-01-01',1,'override 1','override_reason 1',1);
INSERT INTO "task" VALUES(2,'code 2','code_key 2','part 2','group_code 2','marker 2','title 2','title_key 2','text 2','nature 2','frequency 2','product 2','2020-02-01','2020-02-01',2,'override 2','override_reason 2',2);
CREATE TABLE task_body (
        task_id INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        unit_id INTEGER,
        name VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "task_body" VALUES(1,'role 1',1,1,'name 1',1);
INSERT INTO "task_body" VALUES(2,'role 2',2,2,'name 2',2);
CREATE TABLE task_decline (
        task_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "task_decline" VALUES(1,1,1);
INSERT INTO "task_decline" VALUES(2,2,2);
CREATE TABLE task_group (
        task_id INTEGER NOT NULL,
        unit_group_id INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_group_id) REFERENCES unit_group (id) ON DELETE CASCADE
    );
INSERT INTO "task_group" VALUES(1,1,1);
INSERT INTO "task_group" VALUES(2,2,2);
CREATE TABLE training_class (
        year INTEGER NOT NULL,
        code VARCHAR NOT NULL,
        code_key VARCHAR NOT NULL,
        topic VARCHAR NOT NULL,
        topic_key VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        target_group VARCHAR NOT NULL,
        place VARCHAR NOT NULL,
        planned INTEGER,
        budget INTEGER,
        task_id INTEGER,
        note VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE SET NULL
    );
INSERT INTO "training_class" VALUES(1,'code 1','code_key 1','topic 1','topic_key 1','kind 1','state 1','target_group 1','place 1',1,1,1,'note 1',1);
INSERT INTO "training_class" VALUES(2,'code 2','code_key 2','topic 2','topic_key 2','kind 2','state 2','target_group 2','place 2',2,2,2,'note 2',2);
CREATE TABLE training_lecturer (
        training_class_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        post VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE CASCADE
    );
INSERT INTO "training_lecturer" VALUES(1,1,'name 1','post 1',1);
INSERT INTO "training_lecturer" VALUES(2,2,'name 2','post 2',2);
CREATE TABLE training_session (
        training_class_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        date DATE NOT NULL,
        starts VARCHAR NOT NULL,
        ends VARCHAR NOT NULL,
        content VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(training_class_id) REFERENCES training_class (id) ON DELETE CASCADE
    );
INSERT INTO "training_session" VALUES(1,1,'2020-01-01','starts 1','ends 1','content 1',1);
INSERT INTO "training_session" VALUES(2,2,'2020-02-01','starts 2','ends 2','content 2',2);
CREATE TABLE unit (
        code VARCHAR NOT NULL,
        level VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        phone VARCHAR NOT NULL,
        email VARCHAR NOT NULL,
        address VARCHAR NOT NULL,
        unconfirmed VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
    , formed_from VARCHAR NOT NULL DEFAULT '');
INSERT INTO "unit" VALUES('code 1','level 1','2020-01-01','9999-12-31','phone 1','email 1','address 1','unconfirmed 1',1,'formed_from 1');
INSERT INTO "unit" VALUES('code 2','level 2','2020-02-01','9999-12-31','phone 2','email 2','address 2','unconfirmed 2',2,'formed_from 2');
CREATE TABLE unit_group (
        code VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        rule_level VARCHAR NOT NULL,
        rule_types VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        UNIQUE (code)
    );
INSERT INTO "unit_group" VALUES('code 1','name 1','rule_level 1','rule_types 1','description 1',1);
INSERT INTO "unit_group" VALUES('code 2','name 2','rule_level 2','rule_types 2','description 2',2);
CREATE TABLE unit_group_member (
        unit_group_id INTEGER NOT NULL,
        unit_id INTEGER NOT NULL,
        included BOOLEAN NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_group_id) REFERENCES unit_group (id) ON DELETE CASCADE,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "unit_group_member" VALUES(1,1,1,'2020-01-01','9999-12-31',1);
INSERT INTO "unit_group_member" VALUES(2,2,2,'2020-02-01','9999-12-31',2);
CREATE TABLE unit_name (
        unit_id INTEGER NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        full_name VARCHAR NOT NULL,
        short_name VARCHAR NOT NULL,
        addressing_name VARCHAR NOT NULL,
        type VARCHAR NOT NULL,
        protocol_order INTEGER NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "unit_name" VALUES(1,'2020-01-01','9999-12-31','name 1','name_key 1','full_name 1','short_name 1','addressing_name 1','type 1',1,1);
INSERT INTO "unit_name" VALUES(2,'2020-02-01','9999-12-31','name 2','name_key 2','full_name 2','short_name 2','addressing_name 2','type 2',2,2);
CREATE TABLE unit_role (
        unit_id INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        valid_from DATE NOT NULL,
        valid_to DATE NOT NULL,
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
    );
INSERT INTO "unit_role" VALUES(1,'role 1','2020-01-01','9999-12-31',1);
INSERT INTO "unit_role" VALUES(2,'role 2','2020-02-01','9999-12-31',2);
CREATE INDEX ix_change_undoes ON change (undoes);
CREATE INDEX ix_change_row_change_id ON change_row (change_id);
CREATE INDEX ix_change_row_row ON change_row (tbl, row_id);
CREATE UNIQUE INDEX ix_unit_code ON unit (code);
CREATE INDEX ix_unit_name_unit_id ON unit_name (unit_id);
CREATE INDEX ix_unit_role_unit_id ON unit_role (unit_id);
CREATE INDEX ix_unit_group_member_unit_group_id ON unit_group_member (unit_group_id);
CREATE INDEX ix_unit_group_member_unit_id ON unit_group_member (unit_id);
CREATE INDEX ix_person_unit_id ON person (unit_id);
CREATE INDEX ix_profile_standing_unit_id ON profile (standing_unit_id);
CREATE INDEX ix_programme_line_programme_id ON programme_line (programme_id);
CREATE UNIQUE INDEX ix_task_code ON task (programme_id, code);
CREATE INDEX ix_task_body_task_id ON task_body (task_id);
CREATE INDEX ix_task_body_unit_id ON task_body (unit_id);
CREATE INDEX ix_task_group_task_id ON task_group (task_id);
CREATE INDEX ix_task_group_unit_group_id ON task_group (unit_group_id);
CREATE INDEX ix_task_decline_task_id ON task_decline (task_id);
CREATE INDEX ix_task_decline_unit_id ON task_decline (unit_id);
CREATE INDEX ix_assignment_tally ON assignment (task_id, status, due, due_inclusive, extended_due);
CREATE UNIQUE INDEX ix_assignment_task_unit ON assignment (task_id, unit_id);
CREATE INDEX ix_assignment_unit_id ON assignment (unit_id);
CREATE INDEX ix_result_assignment_id ON result (assignment_id);
CREATE INDEX ix_result_document_id ON result (document_id);
CREATE UNIQUE INDEX ix_narrative_key ON narrative (document, period, section);
CREATE INDEX ix_note_owner ON note (owner_record, owner_id);
CREATE INDEX ix_attachment_owner ON attachment (owner_record, owner_id);
CREATE INDEX ix_attachment_sha256 ON attachment (sha256);
CREATE INDEX ix_library_entry_symbol ON library_entry (symbol);
CREATE UNIQUE INDEX ix_special_day_date ON special_day (date, name);
CREATE INDEX ix_special_day_theme_special_day_id ON special_day_theme (special_day_id);
CREATE UNIQUE INDEX ix_training_class_code ON training_class (year, code);
CREATE INDEX ix_training_class_task_id ON training_class (task_id);
CREATE INDEX ix_training_session_date ON training_session (date);
CREATE INDEX ix_training_session_training_class_id ON training_session (training_class_id);
CREATE INDEX ix_training_lecturer_training_class_id ON training_lecturer (training_class_id);
CREATE INDEX ix_participant_identity ON participant (identity, unit_id);
CREATE UNIQUE INDEX ix_participant_number ON participant (training_class_id, number);
CREATE INDEX ix_participant_unit_id ON participant (unit_id);
CREATE INDEX ix_participant_absence_participant_id ON participant_absence (participant_id);
CREATE UNIQUE INDEX ix_inspection_code ON inspection (year, code);
CREATE INDEX ix_inspection_task_id ON inspection (task_id);
CREATE INDEX ix_inspection_member_inspection_id ON inspection_member (inspection_id);
CREATE INDEX ix_inspection_member_person_id ON inspection_member (person_id);
CREATE INDEX ix_inspection_member_unit_id ON inspection_member (unit_id);
CREATE INDEX ix_inspection_visit_date ON inspection_visit (date);
CREATE INDEX ix_inspection_visit_inspection_id ON inspection_visit (inspection_id);
CREATE INDEX ix_inspection_visit_unit_id ON inspection_visit (unit_id);
CREATE INDEX ix_finding_due ON finding (due);
CREATE INDEX ix_finding_evidence_id ON finding (evidence_id);
CREATE INDEX ix_finding_inspection_id ON finding (inspection_id);
CREATE INDEX ix_finding_unit_id ON finding (unit_id);
CREATE UNIQUE INDEX ix_number_series_code ON number_series (code);
CREATE UNIQUE INDEX ix_number_number ON number (series_id, year, number);
CREATE INDEX ix_number_series_id ON number (series_id);
CREATE INDEX ix_number_document_id ON number (document_id);
CREATE INDEX ix_document_unit_document_id ON document_unit (document_id);
CREATE INDEX ix_document_unit_unit_id ON document_unit (unit_id);
CREATE INDEX ix_document_series_id ON document (series_id);
CREATE INDEX ix_document_acts_on_id ON document (acts_on_id);
CREATE INDEX ix_document_answered_by_id ON document (answered_by_id);
CREATE INDEX ix_document_task_id ON document (task_id);
CREATE INDEX ix_document_symbol ON document (symbol);
CREATE INDEX ix_succession_from_succession_id ON succession_from (succession_id);
CREATE INDEX ix_succession_from_unit_id ON succession_from (unit_id);
CREATE INDEX ix_succession_to_succession_id ON succession_to (succession_id);
CREATE INDEX ix_succession_to_unit_id ON succession_to (unit_id);
CREATE INDEX ix_committee_unit_id ON committee (unit_id);
CREATE UNIQUE INDEX ix_seat_number ON seat (committee_id, number);
CREATE INDEX ix_seat_unit_id ON seat (unit_id);
CREATE INDEX ix_seat_holder_seat_id ON seat_holder (seat_id);
CREATE INDEX ix_seat_holder_person_id ON seat_holder (person_id);
CREATE INDEX ix_person_post_person_id ON person_post (person_id);
CREATE INDEX ix_person_post_unit_id ON person_post (unit_id);
CREATE UNIQUE INDEX ix_certificate_number ON certificate (year, number);
CREATE INDEX ix_certificate_participant_id ON certificate (participant_id);
CREATE INDEX ix_certificate_training_class_id ON certificate (training_class_id);
CREATE INDEX ix_person_title_person_id ON person_title (person_id);
CREATE INDEX ix_participant_person_id ON participant (person_id);
CREATE INDEX ix_access_row ON access (record, row_id);
CREATE INDEX ix_collaborator_identity ON collaborator (identity, unit_id);
CREATE INDEX ix_collaborator_unit_id ON collaborator (unit_id);
CREATE INDEX ix_collaborator_person_id ON collaborator (person_id);
CREATE INDEX ix_committee_decision_committee_id ON committee_decision (committee_id);
CREATE INDEX ix_committee_decision_document_id ON committee_decision (document_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('access',2);
INSERT INTO "sqlite_sequence" VALUES('assignment',2);
INSERT INTO "sqlite_sequence" VALUES('attachment',2);
INSERT INTO "sqlite_sequence" VALUES('certificate',2);
INSERT INTO "sqlite_sequence" VALUES('collaborator',2);
INSERT INTO "sqlite_sequence" VALUES('committee',2);
INSERT INTO "sqlite_sequence" VALUES('committee_decision',2);
INSERT INTO "sqlite_sequence" VALUES('document',2);
INSERT INTO "sqlite_sequence" VALUES('document_unit',2);
INSERT INTO "sqlite_sequence" VALUES('finding',2);
INSERT INTO "sqlite_sequence" VALUES('inspection',2);
INSERT INTO "sqlite_sequence" VALUES('inspection_member',2);
INSERT INTO "sqlite_sequence" VALUES('inspection_visit',2);
INSERT INTO "sqlite_sequence" VALUES('library_entry',2);
INSERT INTO "sqlite_sequence" VALUES('narrative',2);
INSERT INTO "sqlite_sequence" VALUES('note',2);
INSERT INTO "sqlite_sequence" VALUES('number',2);
INSERT INTO "sqlite_sequence" VALUES('number_series',2);
INSERT INTO "sqlite_sequence" VALUES('participant',2);
INSERT INTO "sqlite_sequence" VALUES('participant_absence',2);
INSERT INTO "sqlite_sequence" VALUES('person',2);
INSERT INTO "sqlite_sequence" VALUES('person_post',2);
INSERT INTO "sqlite_sequence" VALUES('person_title',2);
INSERT INTO "sqlite_sequence" VALUES('profile',2);
INSERT INTO "sqlite_sequence" VALUES('programme',2);
INSERT INTO "sqlite_sequence" VALUES('programme_line',2);
INSERT INTO "sqlite_sequence" VALUES('result',2);
INSERT INTO "sqlite_sequence" VALUES('seat',2);
INSERT INTO "sqlite_sequence" VALUES('seat_holder',2);
INSERT INTO "sqlite_sequence" VALUES('special_day',2);
INSERT INTO "sqlite_sequence" VALUES('special_day_theme',2);
INSERT INTO "sqlite_sequence" VALUES('succession',2);
INSERT INTO "sqlite_sequence" VALUES('succession_from',2);
INSERT INTO "sqlite_sequence" VALUES('succession_to',2);
INSERT INTO "sqlite_sequence" VALUES('task',2);
INSERT INTO "sqlite_sequence" VALUES('task_body',2);
INSERT INTO "sqlite_sequence" VALUES('task_decline',2);
INSERT INTO "sqlite_sequence" VALUES('task_group',2);
INSERT INTO "sqlite_sequence" VALUES('training_class',2);
INSERT INTO "sqlite_sequence" VALUES('training_lecturer',2);
INSERT INTO "sqlite_sequence" VALUES('training_session',2);
INSERT INTO "sqlite_sequence" VALUES('unit',2);
INSERT INTO "sqlite_sequence" VALUES('unit_group',2);
INSERT INTO "sqlite_sequence" VALUES('unit_group_member',2);
INSERT INTO "sqlite_sequence" VALUES('unit_name',2);
INSERT INTO "sqlite_sequence" VALUES('unit_role',2);
INSERT INTO "sqlite_sequence" VALUES('change',1);
CREATE VIRTUAL TABLE search USING fts5(
        code, exact, folded, tokenize="unicode61 remove_diacritics 0", prefix='2 3'
    );
COMMIT;
PRAGMA user_version=11;
