"""Invented reports in several languages, and headlines of others that may stand below them."""

from typing import NamedTuple


class Story(NamedTuple):
    """A report and the headlines of others below it."""

    source: str
    headline: str
    paragraphs: tuple[str, ...]
    author: str
    by: str
    """The byline where the name doesn't stand alone."""
    label: str
    """The title of the list of others."""
    others: tuple[str, ...]


def lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.strip().splitlines())


ENGLISH_OTHERS = lines("""
    Port Sarilan reopens its northern pier after four months
    Why do the lights go out in Kelvary every Thursday?
    Economy Ministry: Tomato exports to pass 90,000 tonnes
    Court returns the case of Yashar Minbay to the prosecutor
    Railways agree on a night train – Ministry
    Lawyers' Chamber: 'We were not told of the search'
    Two seismologists leave the Academy
    Capital to host the second round of ferry talks
    Fishermen ask for a lighter, not a lighthouse
    Central bank leaves its rate where it was
    Village school wins a boat in a raffle
    Glassmakers warn of a winter without sand
    Parliament puts off the vote on river tolls
    Museum finds a third map of the old harbour
    Bakers' union calls off Friday's strike
    Storm takes the roof of the Ostrey market hall
    Mayor: The new bridge will open when it is dry
    Wheat harvest a tenth below last year's
    Seven hundred runners cross the salt flats
    Doctors' pay talks break off after ten minutes
    Customs seize nine tonnes of untaxed tea
    New law on wells divides the hill districts
    Poet Oktay Derbend turns ninety
    Airline Levanta drops its morning flight
    Prosecutor asks for six years in the cement trial
    Snow closes the Halden pass for a third day
    Chess: Kelbiev leads after the fourth round
    Tram line five to run on Sundays again
    Water company admits to mixing up its bills
    What the census says about the empty villages
""")

WIRE = Story(
    "turan",
    "Senate Panel Backs Fund For Caspian Weather Stations, 'Storms Need No Visa'",
    lines("""
    A Senate panel voted on Monday to set aside 40 million dollars for weather stations along the Caspian shore, as \
    warnings should come "before the wind, not after it," TURAN's Washington correspondent reports.
    The plan would pay for 62 stations in five countries. Every one of them would send its readings to a public server \
    within three minutes, and none of them could be switched off by a ministry.
    "A storm needs no visa. It crosses the sea in nine hours, and fishermen learn of it from the colour of the sky," \
    Senator Dana Whitlock, who chairs the panel, told a hearing that lasted for four hours.
    Eleven senators voted for the plan and two against it. One of the two said that he saw no reason why a farmer in \
    his state should buy thermometers for someone else's harbour.
    Harold Benning of the Office of Coastal Science said that the shore has nine working stations today, and that four \
    of these were built before he was born.
    He recalled the night of 6 November, when gusts of up to 41 metres a second tore a ferry from its moorings. Nobody \
    was hurt, and the damage came to three million dollars.
    "It was not a matter of science. It was a matter of a mailbox," Benning said when asked by TURAN about the reasons.
    The harbour masters of three towns had asked for the stations as early as 2019. Their letter speaks of barometers \
    that are older than their pensions.
    Under the plan, each country would have to name one person who answers for the warnings, with a telephone number \
    that anybody can call at night.
    Asked whether money could be moved to other works, Whitlock answered that it could not: "The text says masts, \
    sensors and batteries."
    The House has to agree by the end of June. Its own draft, which sets aside 25 million dollars, demands a yearly \
    report on how many warnings came in time.
    The first stations could stand in the autumn of next year, Benning concluded. "I would like to come and see one of \
    them in bad weather," he said.
    """),
    "Murad Kelbiyev",
    "By Murad Kelbiyev",
    "Other news",
    ENGLISH_OTHERS,
)

CITING = Story(
    "generic",
    "Ferry operator denies talks on sale of its night boats",
    lines("""
    The operator of the night ferries between Port Sarilan and Ostrey has denied that its boats are for sale, after a \
    report by the TURAN news agency said that a buyer had been found.
    "We have sold two anchors and a bell this year, and that is all that we mean to sell," the company's spokesman, \
    Piet Aldous, told reporters on the quay on Wednesday.
    TURAN reported on Tuesday that a holding from the south had offered 30 million for the three boats. It cited a \
    person who had seen the papers and did not want to be named.
    Sources in the harbour office told TURAN that the boats had been measured twice since the spring, which is done as \
    a rule only before a sale.
    Aldous said that they had been measured for new carpets. The union of the sailors said that it would believe him \
    when it saw the carpets.
    The ferries carried 212,000 passengers last year, a third more than in the year before. They have run at a loss \
    since the price of fuel doubled.
    """),
    "Lena Marsh",
    "By Lena Marsh",
    "Read also",
    ENGLISH_OTHERS,
)

BRIEF = Story(
    "generic",
    "Library to stay open at night until the exams are over",
    lines("""
    The city library will stay open at night until the end of the exams, its director said on Thursday. Readers had \
    collected 4,300 signatures for longer hours since the beginning of the month.
    The reading room on the second floor has 84 seats, and on the first night all of them were taken by half past ten. \
    Tea was given out free of charge.
    The hours will cost the city about 96,000 a year, half of which is paid by three companies from the region.
    """),
    "Nora Tahir",
    "By Nora Tahir",
    "Related news",
    ENGLISH_OTHERS,
)

GERMAN = Story(
    "generic",
    "Fähre nach Norderholm fährt ab Montag wieder",
    lines("""
    Die Fähre zwischen Brakendorf und Norderholm nimmt am Montag nach neun Monaten den Betrieb wieder auf. Das teilte \
    die Reederei am Mittwoch mit.
    Das Schiff hatte im vergangenen Herbst bei einem Sturm den Anleger gerammt und musste danach in die Werft \
    geschleppt werden. Verletzt wurde damals niemand.
    „Wir haben jede Schraube einzeln umgedreht, manche auch zweimal“, sagte der Kapitän Jens Ohlendorf. Die Reparatur \
    kostete nach seinen Angaben rund vier Millionen Euro.
    Die Inselbewohner mussten in der Zwischenzeit einen Umweg von drei Stunden in Kauf nehmen. Viele hatten deshalb \
    ein Zimmer auf dem Festland gemietet.
    Der Gemeinderat will nun prüfen, ob im Winter ein zweites Schiff eingesetzt werden kann. Eine Entscheidung soll \
    noch vor den Sommerferien fallen.
    """),
    "Heike Brandstätter",
    "Von Heike Brandstätter",
    "Lesen Sie auch",
    lines("""
    Brakendorfer Rathaus bekommt ein neues Dach
    Warum die Möwen in diesem Jahr später kommen
    Gemeinderat streitet über Parkgebühren am Deich
    Handballer verlieren knapp gegen Osterwiek
    Feuerwehr rettet Kuh aus Entwässerungsgraben
    Bäckerei Lührs schließt nach 112 Jahren
    Windpark vor Norderholm: Gericht gibt Fischern recht
    So wird das Wetter am langen Wochenende
    """),
)

RUSSIAN = Story(
    "generic",
    "Мост через Вельту откроют на год позже срока",
    lines("""
    Новый мост через Вельту, который обещали сдать этой осенью, откроют не раньше сентября будущего года, сообщили в \
    областном управлении дорог.
    По словам начальника управления Назима Прохорова, 64 железобетонные сваи три месяца лежали на станции в двухстах \
    километрах от реки.
    «Бумаги были в порядке, сваи уехали не туда. Когда мы это поняли, вода уже поднялась», – сказал он на встрече с \
    жителями трех прибрежных сел.
    Строительство началось два года назад. Мост длиной 412 метров должен заменить паром, который не работает при \
    сильном ветре.
    Жители говорят, что объезд занимает почти три часа. Учительница Галина Велина каждое утро выезжает затемно: ее \
    школа стоит на другом берегу.
    Смета за это время выросла с 18 до 23 миллионов. Из них около миллиона придется заплатить за хранение свай и за \
    кран, который все лето стоял без дела.
    До открытия моста обещают пустить второй паром. Его купили на Волге, он вмещает 14 машин и должен прийти в июле.
    """),
    "Ильгар Сафронов",
    "Автор: Ильгар Сафронов",
    "Читайте также",
    lines("""
    В Мингачеве подешевела рыба
    Цены на цемент выросли третий месяц подряд
    Почему в Гайчине снова нет воды?
    Центральный банк оставил ставку прежней
    Завод труб в Ширване меняет владельца
    Железнодорожники просят поднять плату за ночные смены
    Фермеры засеяли хлопком на треть меньше
    В порту Алатырь появится второй элеватор
    """),
)

AZERBAIJANI = Story(
    "turan",
    "Şəki kitabxanası gecələr də işləyəcək: “Oxucu saata baxmır”",
    lines("""
    Şəkinin köhnə kitabxanası may ayından gecələr də oxucu qəbul edəcək, zal səhər saat altıya kimi açıq qalacaq, \
    TURAN-ın Şəki müxbiri xəbər verir.
    Qərar şəhər şurasının çərşənbə axşamı keçirilən iclasında qəbul olunub. On üç üzvdən on biri lehinə, biri əleyhinə \
    səs verib, biri isə bitərəf qalıb.
    “Biz iki həftə sınaq keçirdik, hər gecə orta hesabla 47 nəfər gəldi. Onların arasında çörəkçilər də vardı”, – \
    müdir TURAN-ın sualına cavabında bildirib.
    Gecə növbəsi üçün dörd yeni işçi götürüləcək. Onların maaşı 620 manat olacaq, nəqliyyat xərcini isə bələdiyyə \
    ödəyəcək.
    """),
    "Nigar Tahirbəyli",
    "Müəllif: Nigar Tahirbəyli",
    "Digər xəbərlər",
    lines("""
    Gəncədə köhnə dəyirman muzey olur
    Nazirlik: Dərsliklərin çapı iyunda başa çatacaq
    Bakıda kitab sərgisi niyə təxirə salındı?
    Xalça ustaları 30 il sonra yenidən birlik qurdular
    Lənkəran teatrı mövsümü yeni tamaşa ilə bağlayır
    Kinostudiyanın arxivindən üç lent tapılıb
    Rəssam Tofiq Şirzadın emalatxanası satışa çıxarılır
    Muğam müsabiqəsinə 212 nəfər yazılıb
    """),
)

TWO = BRIEF._replace(paragraphs=BRIEF.paragraphs[:2])
ONE = BRIEF._replace(paragraphs=BRIEF.paragraphs[:1])

STORIES = {
    "wire": WIRE,
    "citing": CITING,
    "brief": BRIEF,
    "german": GERMAN,
    "russian": RUSSIAN,
    "azerbaijani": AZERBAIJANI,
    "two paragraphs": TWO,
    "one paragraph": ONE,
}


FRENCH = Story(
    "generic",
    "Le bac de nuit d'Orvanne reprend la mer après deux ans",
    lines("""
    Le bac de nuit qui relie Orvanne à l'île de Brenne a repris la mer vendredi, après deux ans d'arrêt, a annoncé \
    la compagnie maritime dans un communiqué.
    Les 212 couchettes avaient toutes trouvé preneur dès le mois d'avril, et une vingtaine de voyageurs ont dormi sur \
    le pont, sous une bâche prêtée par les pompiers.
    « Nous avons changé chaque boulon, et quelques-uns deux fois », a raconté la capitaine devant la presse, qui \
    attendait sur le quai depuis trois heures du matin.
    Le prix du billet a doublé depuis la dernière traversée. Le conseil de l'île demande un demi-tarif pour les \
    écoliers et pour les médecins.
    """),
    "Claire Aubrac",
    "Par Claire Aubrac",
    "Lire aussi",
    lines("""
    La criée d'Orvanne change de toit
    Pourquoi les goélands arrivent plus tard cette année
    Le phare de Brenne cherche un gardien
    Deux bouées retrouvées dans un pré
    """),
)

ARABIC = Story(
    "generic",
    "عبارة أورلا الليلية تعود إلى الإبحار بعد عامين من التوقف",
    lines("""
    عادت العبارة الليلية التي تربط ميناء ساريلان بجزيرة أورلا إلى الإبحار مساء يوم الجمعة بعد توقف دام عامين كاملين، \
    كما أعلنت شركة الملاحة في بيان لها.
    وقال قبطان السفينة للصحفيين على رصيف الميناء إن العمال بدلوا كل مسمار فيها، وإن بعض المسامير بدلت مرتين قبل أن \
    يرضى عنها المهندسون.
    وحجزت الأسرة المئتان واثنا عشر كلها منذ شهر أبريل، ونام نحو عشرين مسافرا على السطح تحت غطاء أعارهم إياه \
    رجال الإطفاء في المدينة.
    وتضاعف سعر التذكرة منذ الرحلة الأخيرة، ويطالب مجلس الجزيرة بنصف السعر لتلاميذ المدارس وللأطباء الذين يعبرون \
    كل أسبوع.
    """),
    "ليلى منصور",
    "بقلم ليلى منصور",
    "اقرأ أيضا",
    lines("""
    سوق السمك في ساريلان يحصل على سقف جديد
    لماذا تأخرت النوارس هذا العام عن موعدها
    منارة أورلا تبحث عن حارس جديد للشتاء
    العثور على عوامتين في مرج قرب المدينة
    """),
)

JAPANESE = Story(
    "generic",
    "オルラ島への夜行フェリー、2年ぶりに運航を再開",
    lines("""
    サリラン港とオルラ島を結ぶ夜行フェリーが金曜日の夜、2年ぶりに運航を再開した。船会社によると、212の寝台は4月のうちにすべて予約で埋まっていたという。
    船長は早朝の岸壁で記者団に「すべてのねじを取り替えた。二度取り替えたものもある」と語った。修理にはおよそ4億円がかかったとされる。
    運休の間、島の住民は3時間の遠回りを強いられてきた。多くの人が本土に部屋を借り、週末だけ島に戻る暮らしを続けていた。
    運賃は前回の航海から2倍になった。島の議会は、通学する生徒と毎週往診に来る医師のために半額の切符を求めている。
    """),
    "森田明子",
    "森田明子",
    "関連記事",
    lines("""
    サリランの魚市場に新しい屋根がかかる
    今年のカモメはなぜ遅れて来るのか
    オルラ灯台、冬の灯台守を募集へ
    町はずれの牧草地で浮標2個が見つかる
    """),
)

ABROAD = {"french": FRENCH, "arabic": ARABIC, "japanese": JAPANESE}
"""Reports for what hangs on scripts and on how languages set their type."""
