CREATE TABLE __drizzle_migrations (id integer primary key, hash text not null, created_at numeric);
INSERT INTO "__drizzle_migrations" VALUES (1, 'be1f2d7b4edd45756f3239c84e756d6b703b06fc639d8643457401adf68a66df', 1795459435578);
INSERT INTO "__drizzle_migrations" VALUES (2, 'ac1d431c1987553ee10347c3a7b610db3471e9a14666dac1dc485790fe5db3d9', 1795642255046);
INSERT INTO "__drizzle_migrations" VALUES (3, '224a5b8bc61ec00ada3b6b0fafcc35f0cc04b535735de73e04dab2c5d0a83bc7', 1795944788716);
INSERT INTO "__drizzle_migrations" VALUES (4, 'e7432a89bb6aec25a9a117b6656564802030bb253043e177bd9fc47d7f17d5fe', 1795946335844);
INSERT INTO "__drizzle_migrations" VALUES (5, '448ad36db38fa735f9f2983b2731d42f87b68fd081831f45fd729c8790e90245', 1795946668171);
INSERT INTO "__drizzle_migrations" VALUES (6, 'a5d9eba8e7aa1916c9e84693bd2a2ccb680c8fd75e446cec093b09ec76542928', 1795947190359);
INSERT INTO "__drizzle_migrations" VALUES (7, '79950791be535f4c0294517e73e7dd4509b2a29afa7d640347cf9bc455b532a1', 1795947339321);
INSERT INTO "__drizzle_migrations" VALUES (8, '8bb8725fa17994be5825a146c67d111adb38a797860f2c72f6f4df6c7911e935', 1795947819830);
CREATE TABLE `activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`campaign` text NOT NULL,
	`unit` text NOT NULL,
	`category` text NOT NULL,
	`answers` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` integer,
	`created_role` text NOT NULL,
	`on_behalf` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_role` text,
	FOREIGN KEY (`created_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
INSERT INTO "activities" VALUES (1, 'HD-DZ87', 'duc-trong-2021', 'TH-TN', 'TH01', '{"unit":"TH-TN","category":"TH01","title":"Tập huấn tìm tin đúng trên mạng","from":"2021-10-01","to":"2021-10-01","mode":"in-person","platform":null,"link":null,"place":null,"people":{"counts":{"cbql":null,"gv":20,"hs":null,"ph":null,"nd":null},"unsorted":null,"approximate":false,"raw":"20 cô"},"quantities":{},"result":null}', 1, 1, 'teacher', 0, 1633050000000, 1633050000000, NULL, NULL);
CREATE TABLE `activity_versions` (
	`activity` integer NOT NULL,
	`version` integer NOT NULL,
	`answers` text NOT NULL,
	`changed` text NOT NULL,
	`by` integer,
	`by_role` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`activity`, `version`),
	FOREIGN KEY (`activity`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `addresses` (
	`channel` text NOT NULL,
	`id` text NOT NULL,
	`person` integer NOT NULL,
	`unreachable` text,
	`unreachable_at` integer,
	`last_interaction_at` integer,
	`quiet_until` integer,
	PRIMARY KEY(`channel`, `id`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
INSERT INTO "addresses" VALUES ('telegram', '7001', 1, NULL, NULL, 1633050000000, NULL);
INSERT INTO "addresses" VALUES ('telegram', '7002', 2, NULL, NULL, 1633050000000, NULL);
INSERT INTO "addresses" VALUES ('telegram', '7004', 3, NULL, NULL, 1633050000000, NULL);
INSERT INTO "addresses" VALUES ('telegram', '7005', 4, NULL, NULL, 1633050000000, NULL);
INSERT INTO "addresses" VALUES ('telegram', '7003', 5, NULL, NULL, 1633050000000, NULL);
CREATE TABLE `broadcasts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign` text NOT NULL,
	`created_by` integer,
	`text` text NOT NULL,
	`attachment` text,
	`choosing` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`stop_reason` text,
	`enqueued_to` integer
);
INSERT INTO "broadcasts" VALUES (1, 'duc-trong-2021', 3, 'Đề nghị các thầy cô ghi hoạt động.', NULL, '{"to":"role","role":"teacher"}', 'scheduled', 1633136400000, 1633050000000, NULL, NULL, NULL, 0);
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`active` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL,
	`applied_at` integer NOT NULL
);
INSERT INTO "campaigns" VALUES ('duc-trong-2021', '{"id":"duc-trong-2021","year":2021,"sample":true,"title":{"vi":"Tuần lễ hưởng ứng học tập suốt đời năm 2021","en":"Lifelong Learning Week 2021"},"shortName":{"vi":"Tuần lễ","en":"the Week"},"otherNames":["Tuần lễ học tập suốt đời","Tuần lễ hưởng ứng học tập suốt đời","Tuần lễ HTSĐ","tuần lễ htsd"],"organiser":{"name":{"vi":"Phòng Giáo dục và Đào tạo huyện Đức Trọng","en":"Đức Trọng District Office of Education and Training"},"short":{"vi":"Phòng GD&ĐT","en":"the Education Office"}},"upperBody":{"vi":"Sở Giáo dục và Đào tạo tỉnh Lâm Đồng","en":"Lâm Đồng Provincial Department of Education and Training"},"scope":{"vi":"toàn huyện Đức Trọng","en":"the whole of Đức Trọng district"},"period":{"from":"2021-10-01","to":"2021-10-07"},"theme":{"vi":"Chuyển đổi số để xây dựng thành công một xã hội học tập mới","en":"Digital transformation for building a new learning society successfully"},"purposes":{"short":{"vi":"Đưa phong trào học tập đến mọi người dân, giúp mọi người hiểu vai trò của chuyển đổi số đối với việc học suốt đời và học được cả khi dịch Covid-19 còn phức tạp.","en":"To bring learning to everybody, to show what digital transformation does for lifelong learning, and to keep people learning while Covid-19 goes on."},"long":[{"vi":"Đẩy mạnh phong trào học tập sâu rộng trong các tầng lớp nhân dân.","en":"Widen the learning movement among all groups of people."},{"vi":"Nâng cao nhận thức của người dân về vai trò của chuyển đổi số đối với việc học tập suốt đời.","en":"Help people see what digital transformation does for lifelong learning."},{"vi":"Huy động chính quyền, các ngành, đoàn thể và lực lượng xã hội cùng tham gia, tận dụng các nền tảng công nghệ để có thêm nhiều kênh và công cụ học tập.","en":"Get authorities, sectors, unions and society to take part and use technology platforms, so that there are more channels and tools for learning."},{"vi":"Đáp ứng nhu cầu học tập của người dân khi dịch Covid-19 diễn biến phức tạp.","en":"Meet people''s need to learn while Covid-19 is evolving."},{"vi":"Hình thức và nội dung thiết thực, hiệu quả, gắn với nghị quyết đại hội Đảng các cấp và Đề án xây dựng xã hội học tập giai đoạn 2021-2030.","en":"Be practical and effective in form and content, in line with the Party congress resolutions and the plan \"Building a learning society 2021-2030\"."},{"vi":"Góp phần xây dựng xã hội học tập và tuân thủ quy định về phòng, chống dịch Covid-19.","en":"Contribute to the learning society and obey the rules against Covid-19."}]},"legalBases":[{"text":{"vi":"Công văn số 1679/SGDĐT-GDTX ngày 21 tháng 9 năm 2021 của Sở Giáo dục và Đào tạo Lâm Đồng về việc tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021","en":"Official letter 1679/SGDĐT-GDTX of 21 September 2021, Lâm Đồng Department of Education and Training, on holding the Lifelong Learning Week 2021"},"role":{"vi":"giao nhiệm vụ","en":"sets the task"}},{"text":{"vi":"Quyết định số 1373/QĐ-TTg ngày 30 tháng 7 năm 2021 của Thủ tướng Chính phủ ban hành \"Đề án xây dựng xã hội học tập giai đoạn 2021-2030\"","en":"Decision 1373/QĐ-TTg of 30 July 2021 of the Prime Minister, issuing the plan \"Building a learning society 2021-2030\""},"role":{"vi":"gắn với","en":"in line with"}},{"text":{"vi":"Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng","en":"Resolution of the 13th National Party Congress"},"role":{"vi":"gắn với","en":"in line with"}},{"text":{"vi":"Nghị quyết Đại hội Đảng bộ các cấp","en":"Resolutions of the Party congresses at every level"},"role":{"vi":"gắn với","en":"in line with"}},{"text":{"vi":"Quy định của Ủy ban nhân dân tỉnh và địa phương về phòng, chống dịch Covid-19","en":"Rules of the provincial and local People''s Committees against Covid-19"},"role":{"vi":"tuân thủ","en":"to be obeyed"}}],"audiences":[{"code":"CBQL","name":{"vi":"cán bộ quản lý","en":"education managers"},"sees":["CBQL","GV","PT"],"words":["cbql","hiệu trưởng","phó hiệu trưởng","ban giám hiệu","bgh"],"selectable":true},{"code":"GV","name":{"vi":"giáo viên","en":"teachers"},"sees":["GV"],"words":["gv","thầy cô","thầy","cô giáo"],"selectable":true},{"code":"HS","name":{"vi":"học sinh","en":"pupils"},"sees":["HS"],"words":["hs","em học sinh"],"selectable":true},{"code":"PH","name":{"vi":"phụ huynh","en":"parents"},"sees":["PH","HS"],"words":["ph","cha mẹ","ba mẹ","bố mẹ"],"selectable":true},{"code":"ND","name":{"vi":"người dân","en":"residents"},"sees":["ND"],"words":["nd","bà con","nhân dân"],"selectable":true},{"code":"TV","name":{"vi":"cán bộ thư viện","en":"librarians"},"sees":["TV","GV"],"words":["tv","thủ thư","nhân viên thư viện"],"selectable":true},{"code":"GDTT","name":{"vi":"giám đốc TTHTCĐ","en":"heads of centres"},"sees":["GDTT","ND","PT"],"words":["giám đốc trung tâm học tập cộng đồng","gdtt"],"selectable":true},{"code":"HKH","name":{"vi":"Hội khuyến học","en":"study promoters"},"sees":["HKH","ND"],"words":["hkh","khuyến học"],"selectable":true},{"code":"PT","name":{"vi":"người phụ trách đơn vị","en":"persons in charge"},"sees":["PT"],"words":["người phụ trách","phụ trách"],"selectable":false}],"people":[{"code":"cbql","name":{"vi":"cán bộ quản lý","en":"managers"},"words":["cbql","cán bộ quản lý","quản lý","ban giám hiệu","bgh","hiệu trưởng","managers"]},{"code":"gv","name":{"vi":"giáo viên","en":"teachers"},"words":["cô","gv","giáo viên","thầy cô","thầy giáo","cô giáo","thầy","teachers"],"example":20},{"code":"hs","name":{"vi":"học sinh","en":"pupils"},"words":["cháu","hs","học sinh","em","bé","trẻ","pupils","students"],"example":300},{"code":"ph","name":{"vi":"phụ huynh","en":"parents"},"words":["phụ huynh","ph","phụ huynh học sinh","cha mẹ","ba mẹ","bố mẹ","parents"],"example":50},{"code":"nd","name":{"vi":"người dân","en":"residents"},"words":["nd","người dân","dân","bà con","residents"]}],"unitTypes":[{"code":"TT","name":{"vi":"Thị trấn","en":"Township"},"kind":"commune","reports":false},{"code":"XA","name":{"vi":"Xã","en":"Commune"},"kind":"commune","reports":false},{"code":"MN","name":{"vi":"Trường mầm non và mẫu giáo","en":"Kindergarten"},"kind":"unit","reports":true},{"code":"TH","name":{"vi":"Trường tiểu học","en":"Primary school"},"kind":"unit","reports":true},{"code":"TH-THCS","name":{"vi":"Trường tiểu học và THCS","en":"Primary and lower secondary school"},"kind":"unit","reports":true},{"code":"THCS","name":{"vi":"Trường trung học cơ sở","en":"Lower secondary school"},"kind":"unit","reports":true},{"code":"THPT","name":{"vi":"Trường trung học phổ thông","en":"Upper secondary school"},"kind":"unit","reports":false},{"code":"GDTX","name":{"vi":"Trung tâm GDNN-GDTX","en":"Vocational and continuing education centre"},"kind":"unit","reports":true},{"code":"TTHTCD","name":{"vi":"Trung tâm học tập cộng đồng","en":"Community learning centre"},"kind":"unit","reports":true}],"categories":[{"code":"TT01","label":{"vi":"Tin, bài truyền thông","en":"News and posts"},"name":{"vi":"Tin, bài trên báo đài, cổng thông tin điện tử, mạng xã hội (Facebook, YouTube, Zalo, Viber…)","en":"News items on media, portals and social networks (Facebook, YouTube, Zalo, Viber…)"},"counts":[{"code":"tin-bai","name":{"vi":"tin, bài","en":"items"}},{"code":"luot-xem","name":{"vi":"lượt xem","en":"views"}}],"levels":[],"idea":{"vi":"Đăng một bài ngắn kèm ảnh về chủ đề Tuần lễ lên trang của đơn vị và nhóm phụ huynh.","en":"Post a short text with a picture about the theme on your page and in the parents'' group."},"words":["tin bài","bài viết","facebook","zalo","youtube","đăng bài","truyền thông"]},{"code":"TT02","label":{"vi":"Băng rôn, pa-nô","en":"Banners, billboards"},"name":{"vi":"Treo băng rôn, khẩu hiệu, pa-nô hưởng ứng Tuần lễ","en":"Banners, slogans and billboards for the Week"},"counts":[{"code":"bang-ron","name":{"vi":"băng rôn","en":"banners"}},{"code":"khau-hieu","name":{"vi":"khẩu hiệu","en":"slogans"}},{"code":"pa-no","name":{"vi":"pa-nô","en":"billboards"}}],"ask":{"vi":"Treo bao nhiêu băng rôn, khẩu hiệu, pa-nô?","en":"How many banners, slogans and billboards were hung?"},"levels":[],"idea":{"vi":"Treo băng rôn ghi đúng câu chủ đề ở cổng và sân trước ngày khai mạc.","en":"Hang a banner with the exact theme at the gate and in the yard before the first day."},"words":["băng rôn","banner","khẩu hiệu","pano","áp phích"]},{"code":"TT03","label":{"vi":"Tuyên truyền tại đơn vị","en":"Awareness session"},"name":{"vi":"Tuyên truyền tại đơn vị về chủ đề, mục đích, ý nghĩa của học tập suốt đời","en":"Awareness session inside the unit on the theme and the meaning of lifelong learning"},"counts":[{"code":"buoi","name":{"vi":"buổi","en":"sessions"}}],"levels":[],"idea":{"vi":"Dành 15 phút trong giờ chào cờ, sinh hoạt hoặc họp dân để nói về chủ đề và giới thiệu lịch.","en":"Take 15 minutes of the flag ceremony, class hour or residents'' meeting for the theme and the schedule."},"words":["tuyên truyền","sinh hoạt dưới cờ","chào cờ","sinh hoạt chủ đề"]},{"code":"DH01","label":{"vi":"Dạy học số","en":"Digital teaching"},"name":{"vi":"Ứng dụng công nghệ số trong tổ chức dạy và học","en":"Digital technology in teaching and learning"},"counts":[{"code":"tiet","name":{"vi":"tiết","en":"lessons"}},{"code":"bai","name":{"vi":"bài","en":"units"}},{"code":"hoat-dong","name":{"vi":"hoạt động","en":"activities"}}],"levels":["MN","TH","TH-THCS","THCS","THPT","GDTX"],"idea":{"vi":"Mỗi tổ chuyên môn dạy một tiết có học liệu số và chia sẻ lại cho tổ khác.","en":"Each subject group teaches one lesson with digital material and shares it with another group."},"words":["dạy học trực tuyến","bài giảng điện tử","e-learning","công nghệ số"]},{"code":"TV01","label":{"vi":"Hoạt động thư viện số","en":"Digital library"},"name":{"vi":"Ứng dụng công nghệ số trong hoạt động thư viện nhà trường","en":"Digital technology in the school library"},"counts":[{"code":"hoat-dong","name":{"vi":"hoạt động","en":"activities"}}],"levels":["TH","TH-THCS","THCS","THPT","GDTX"],"idea":{"vi":"Lập danh mục sách điện tử miễn phí và dán mã QR ở thư viện, lớp học.","en":"List free e-books and put QR codes up in the library and the classrooms."},"words":["thư viện số","sách điện tử","ebook"]},{"code":"LH01","label":{"vi":"Lớp học trực tuyến","en":"Online class"},"name":{"vi":"Lớp, khóa học trực tuyến miễn phí hoặc học phí thấp cho trẻ em và người lớn","en":"Free or low-fee online class for children or adults"},"counts":[{"code":"lop","name":{"vi":"lớp","en":"classes"}},{"code":"buoi","name":{"vi":"buổi","en":"sessions"}}],"levels":[],"idea":{"vi":"Mở một buổi học trực tuyến miễn phí cho người dân trong xã, như dùng điện thoại hoặc tiếng Anh vỡ lòng.","en":"Hold a free online class for residents, such as using a smartphone or first English."},"words":["lớp học online","khóa học","lớp miễn phí","online"]},{"code":"LH02","label":{"vi":"Giới thiệu học liệu","en":"Learning materials"},"name":{"vi":"Lồng ghép, giới thiệu nội dung học tập, bài học, học liệu theo từng nhóm người học","en":"Introducing content, lessons and materials for each group of learners"},"counts":[{"code":"hoc-lieu","name":{"vi":"học liệu","en":"materials"}}],"levels":[],"idea":{"vi":"Gửi phụ huynh ba học liệu miễn phí hợp với lứa tuổi của con.","en":"Send parents three free materials that suit their child''s age."},"words":["học liệu","tài liệu học tập","video bài giảng"]},{"code":"SC01","label":{"vi":"CLB, diễn đàn","en":"Clubs, forums"},"name":{"vi":"Thành lập câu lạc bộ, diễn đàn trực tuyến cho giáo viên, học sinh","en":"Founding online clubs and forums for teachers and pupils"},"counts":[{"code":"clb","name":{"vi":"câu lạc bộ","en":"clubs"}},{"code":"dien-dan","name":{"vi":"diễn đàn","en":"forums"}}],"levels":["TH","TH-THCS","THCS","THPT","GDTX","TTHTCD"],"idea":{"vi":"Lập câu lạc bộ đọc sách hoặc tiếng Anh sinh hoạt mỗi tuần một buổi trực tuyến.","en":"Found a reading or English club that meets online once a week."},"words":["câu lạc bộ","clb","diễn đàn"]},{"code":"SC02","label":{"vi":"Cuộc thi trực tuyến","en":"Online contest"},"name":{"vi":"Cuộc thi trực tuyến; sân chơi lành mạnh, bổ ích","en":"Online contest; wholesome and useful play"},"counts":[{"code":"cuoc-thi","name":{"vi":"cuộc thi","en":"contests"}},{"code":"bai-du-thi","name":{"vi":"bài dự thi","en":"entries"}}],"levels":["TH","TH-THCS","THCS","THPT","GDTX"],"idea":{"vi":"Tổ chức đố vui trực tuyến 20 phút về học tập suốt đời, có quà nhỏ.","en":"Hold a 20-minute online quiz about lifelong learning, with small prizes."},"words":["cuộc thi","thi trực tuyến","hội thi","đố vui"]},{"code":"SC03","label":{"vi":"Giao lưu, sức khỏe","en":"Exchange and well-being"},"name":{"vi":"Hoạt động giao lưu, tăng cường kết nối, sức khỏe tinh thần và thể chất","en":"Exchange, connection, mental and physical well-being"},"counts":[{"code":"hoat-dong","name":{"vi":"hoạt động","en":"activities"}}],"levels":[],"idea":{"vi":"Mời phụ huynh và trẻ cùng tập một bài thể dục tại nhà và gửi lại hình ảnh.","en":"Invite parents and children to do a home exercise together and send pictures."},"words":["giao lưu","thể dục","thể thao","văn nghệ","sức khỏe"]},{"code":"DN01","label":{"vi":"Doanh nghiệp đồng hành","en":"Enterprise support"},"name":{"vi":"Vận động doanh nghiệp công nghệ, tổ chức, cá nhân phối hợp, đồng hành, tài trợ","en":"Technology enterprises, organisations and persons who support or sponsor"},"counts":[{"code":"don-vi","name":{"vi":"đơn vị","en":"supporters"}},{"code":"dong","name":{"vi":"đồng","en":"dong"}}],"levels":[],"idea":{"vi":"Mời một doanh nghiệp công nghệ trên địa bàn hướng dẫn một buổi về an toàn trên Internet.","en":"Ask a local technology enterprise to give one session on Internet safety."},"words":["doanh nghiệp","tài trợ","nhà tài trợ","ủng hộ"]},{"code":"TH01","label":{"vi":"Kỹ năng Internet","en":"Internet skills"},"name":{"vi":"Tập huấn kỹ năng tìm kiếm, khai thác, sử dụng thông tin trên Internet an toàn, hiệu quả","en":"Training in finding and using information on the Internet safely and well"},"counts":[{"code":"lop-tap-huan","name":{"vi":"lớp tập huấn","en":"trainings"}}],"levels":[],"idea":{"vi":"Hướng dẫn cách nhận biết tin giả, đặt mật khẩu và tìm nguồn tin tin cậy.","en":"Show how to tell false news, set passwords and find sources one can trust."},"words":["internet","tìm kiếm thông tin","an toàn mạng","kỹ năng số"]},{"code":"SC04","label":{"vi":"Công dân số","en":"Digital citizenship"},"name":{"vi":"Sân chơi, diễn đàn, cuộc thi về cộng đồng số, công dân số","en":"Games, forums and contests on digital community and citizenship"},"counts":[{"code":"hoat-dong","name":{"vi":"hoạt động","en":"activities"}}],"levels":["TH","TH-THCS","THCS","THPT","GDTX","TTHTCD"],"idea":{"vi":"Cho học sinh đóng vai xử lý một tình huống trên mạng và bình chọn cách ứng xử hay nhất.","en":"Let pupils act out a situation on the net and vote for the best way to behave."},"words":["công dân số","cộng đồng số"]},{"code":"SC05","label":{"vi":"Bài ghi âm, ghi hình","en":"Audio or video entries"},"name":{"vi":"Học sinh tự đọc, ghi âm, ghi hình để đóng góp, chia sẻ, dự thi","en":"Pupils read, record audio or video, share and enter contests"},"counts":[{"code":"bai","name":{"vi":"bài","en":"entries"}}],"levels":["TH","TH-THCS","THCS","THPT"],"idea":{"vi":"Mỗi lớp chọn vài bài đọc diễn cảm do học sinh tự ghi âm; xin phép phụ huynh trước khi đăng.","en":"Each class picks some readings that pupils recorded; ask the parents before publishing."},"words":["ghi âm","ghi hình","video","kể chuyện"]},{"code":"TV02","label":{"vi":"Thư viện hợp tác","en":"Library cooperation"},"name":{"vi":"Thư viện công cộng, nhà trường, TTHTCĐ cùng địa bàn hợp tác, chia sẻ cơ sở vật chất, kinh nghiệm, nhân lực","en":"Public, school and community libraries of one area share rooms, experience and staff"},"counts":[{"code":"thu-vien","name":{"vi":"thư viện","en":"libraries"}}],"levels":["TH","TH-THCS","THCS","THPT","GDTX","TTHTCD"],"idea":{"vi":"Hai thư viện gần nhau trao đổi danh mục sách và cho bạn đọc mượn chung.","en":"Two neighbouring libraries exchange their lists and lend to each other''s readers."},"words":["hợp tác thư viện","thư viện"]},{"code":"TV03","label":{"vi":"Khuyến đọc liên thế hệ","en":"Reading together"},"name":{"vi":"Khuyến đọc; mô hình đọc sách, chia sẻ tri thức liên thế hệ","en":"Reading promotion; reading and sharing knowledge across generations"},"counts":[{"code":"hoat-dong","name":{"vi":"hoạt động","en":"activities"}}],"levels":[],"idea":{"vi":"Mời ông bà đến lớp kể chuyện hoặc đọc sách cùng trẻ 20 phút.","en":"Invite grandparents to tell a story or read with the children for 20 minutes."},"words":["khuyến đọc","đọc sách","ông bà"]},{"code":"TV04","label":{"vi":"Luân chuyển sách, báo","en":"Circulating books"},"name":{"vi":"Luân chuyển sách, báo, tài liệu giấy và tài liệu số","en":"Circulating books, papers, printed and digital documents"},"counts":[{"code":"cuon","name":{"vi":"cuốn","en":"books"}},{"code":"ban","name":{"vi":"bản","en":"copies"}},{"code":"tep","name":{"vi":"tệp","en":"files"}}],"levels":["TH","TH-THCS","THCS","THPT","GDTX","TTHTCD"],"idea":{"vi":"Lập thùng sách luân chuyển giữa trường và TTHTCĐ, mỗi tuần đổi một lần.","en":"Keep a box of books that moves between school and community centre every week."},"words":["luân chuyển sách","trao đổi sách","tặng sách","quyên góp sách"]},{"code":"QT01","label":{"vi":"Diễn đàn UNESCO","en":"UNESCO forums"},"name":{"vi":"Tham gia diễn đàn, hội thảo, hội nghị trực tuyến của UNESCO (uil.unesco.org)","en":"Taking part in online forums and conferences of UNESCO (uil.unesco.org)"},"counts":[{"code":"hoat-dong","name":{"vi":"hoạt động","en":"activities"}}],"levels":["THCS","TH-THCS","THPT","GDTX","TTHTCD"],"idea":{"vi":"Cùng xem một hội thảo trực tuyến tại uil.unesco.org và ghi lại ba điều học được.","en":"Watch an online seminar at uil.unesco.org together and note three things learnt."},"words":["unesco","quốc tế"]},{"code":"TH02","label":{"vi":"Tập huấn, hội thảo","en":"Training, seminars"},"name":{"vi":"Lớp học, tập huấn, hội thảo, giao lưu: kỹ năng sống, ngoại ngữ, kỹ năng công nghệ","en":"Classes, training, seminars, exchanges: life skills, languages, technology"},"counts":[{"code":"lop","name":{"vi":"lớp","en":"classes"}},{"code":"hoi-thao","name":{"vi":"hội thảo","en":"seminars"}}],"levels":[],"idea":{"vi":"Mở một buổi về kỹ năng sống, ngoại ngữ hoặc công nghệ mà người học ở địa bàn đang cần.","en":"Hold a session on life skills, a language or technology that learners here need."},"words":["tập huấn","hội thảo","tọa đàm","kỹ năng sống","ngoại ngữ"]},{"code":"TD01","label":{"vi":"Dạy tốt, học tốt","en":"Teach well study well"},"name":{"vi":"Phát động phong trào thi đua dạy tốt, học tốt","en":"Launching the emulation \"teach well, study well\""},"counts":[{"code":"phong-trao","name":{"vi":"phong trào","en":"campaigns"}}],"levels":["MN","TH","TH-THCS","THCS","THPT","GDTX"],"idea":{"vi":"Phát động thi đua với một chỉ tiêu cụ thể, như mỗi lớp có một góc tự học.","en":"Launch it with one plain aim, such as a self-study corner in each class."},"words":["thi đua","dạy tốt học tốt","phong trào"]},{"code":"TD02","label":{"vi":"Gương tự học","en":"Self-learning examples"},"name":{"vi":"Phát hiện, nhân rộng tấm gương tự học, học tập suốt đời","en":"Finding and spreading examples of self-learning and lifelong learning"},"counts":[{"code":"guong","name":{"vi":"gương","en":"examples"}}],"levels":[],"idea":{"vi":"Giới thiệu một người ở địa bàn vẫn đang tự học; hỏi ý người đó trước khi nêu tên.","en":"Present someone here who keeps learning; ask them before naming them."},"words":["gương tự học","tấm gương","gương sáng"]},{"code":"TD03","label":{"vi":"Khen thưởng","en":"Commendation"},"name":{"vi":"Tuyên dương, khen thưởng tập thể, cá nhân tích cực","en":"Commending active groups and persons"},"counts":[{"code":"tap-the","name":{"vi":"tập thể","en":"groups"}},{"code":"ca-nhan","name":{"vi":"cá nhân","en":"persons"}}],"levels":[],"idea":{"vi":"Tuyên dương lớp, tổ hoặc gia đình tham gia tích cực vào cuối Tuần lễ.","en":"Commend the most active class, group or family at the end of the Week."},"words":["khen thưởng","tuyên dương","giấy khen"]},{"code":"KM01","label":{"vi":"Lễ phát động","en":"Opening ceremony"},"name":{"vi":"Lễ khai mạc, phát động","en":"Opening ceremony"},"counts":[{"code":"le","name":{"vi":"lễ","en":"ceremonies"}},{"code":"diem-cau","name":{"vi":"điểm cầu","en":"video points"}}],"levels":[],"idea":{"vi":"Dự lễ phát động trực tuyến của huyện tại một điểm cầu, hoặc tổ chức ngắn gọn tại đơn vị.","en":"Join the district''s online opening as a video point, or hold a short one of your own."},"words":["khai mạc","phát động","lễ phát động"]},{"code":"KH99","label":{"vi":"Hoạt động khác","en":"Other activity"},"name":{"vi":"Hoạt động sáng tạo khác của đơn vị","en":"Another activity of the unit''s own making"},"counts":[{"code":"hoat-dong","name":{"vi":"hoạt động","en":"activities"}}],"levels":[],"idea":{"vi":"Đơn vị có cách làm riêng thì cứ ghi lại ở đây; danh mục này chỉ là gợi ý.","en":"Whatever else your unit does belongs here; this list only suggests."},"words":["khác","hoạt động khác"]}],"duties":[{"code":"B1","text":{"vi":"Treo băng rôn, khẩu hiệu, pa-nô hưởng ứng Tuần lễ với đúng câu chủ đề.","en":"Hang banners, slogans and billboards with the exact theme."},"required":true,"categories":["TT02"]},{"code":"B2","text":{"vi":"Tuyên truyền tại đơn vị về mục đích, ý nghĩa của học tập suốt đời; phát động thi đua dạy tốt, học tốt.","en":"Hold awareness work inside the unit on lifelong learning; launch \"teach well, study well\"."},"required":true,"categories":["TT03","TD01"]},{"code":"B3","text":{"vi":"Tổ chức các hoạt động theo gợi ý của kế hoạch.","en":"Hold activities that the plan suggests."},"required":false,"categories":["TT01","DH01","TV01","LH01","LH02","SC01","SC02","SC03","DN01","TH01","SC04","SC05","TV02","TV03","TV04","QT01","TH02","TD02","TD03","KM01","KH99"]},{"code":"B4","text":{"vi":"Gửi hình ảnh và báo cáo kết quả việc tổ chức Tuần lễ về Phòng GD&ĐT.","en":"Send pictures and a report of the Week to the Education Office."},"required":true,"due":"2021-10-20","categories":[]}],"deadlines":[{"code":"report","name":{"vi":"Gửi hình ảnh và báo cáo kết quả","en":"Pictures and result report"},"date":"2021-10-20","who":{"vi":"các cơ sở giáo dục, trung tâm học tập cộng đồng","en":"schools and community learning centres"}}],"report":{"what":{"vi":"Hình ảnh và báo cáo kết quả việc tổ chức Tuần lễ","en":"Pictures and a report of how the Week went"},"to":{"vi":"Phòng GD&ĐT huyện Đức Trọng","en":"Đức Trọng Education Office"},"email":"bao-cao-tuan-le@example.org"},"contacts":[{"name":{"vi":"Phòng GD&ĐT huyện Đức Trọng, bộ phận phụ trách Tuần lễ","en":"Đức Trọng Education Office, staff in charge of the Week"},"phone":"0263 000 0001","email":"tuan-le@example.org","address":{"vi":"Trụ sở Phòng GD&ĐT huyện Đức Trọng","en":"Seat of the Đức Trọng Education Office"},"hours":{"vi":"Thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00","en":"Monday to Friday, 07:30–11:30 and 13:30–17:00"}},{"name":{"vi":"Hội khuyến học huyện Đức Trọng","en":"Đức Trọng Association for Study Promotion"},"phone":"0263 000 0002","email":"khuyen-hoc@example.org"}],"platforms":[{"code":"zoom","name":"Zoom","howTo":{"vi":"Mở đường dẫn trên điện thoại hoặc máy tính, chọn \"Tham gia\" (Join). Ghi tên kèm đơn vị, tắt micro khi chưa phát biểu.","en":"Open the link on a phone or computer and choose Join. Give your name and unit; stay muted until you speak."},"words":["zoom meeting","phòng zoom"],"inPerson":false},{"code":"meet","name":"Google Meet","howTo":{"vi":"Mở đường dẫn bằng trình duyệt hoặc ứng dụng Meet, chọn \"Yêu cầu tham gia\" rồi chờ người tổ chức cho vào.","en":"Open the link in a browser or the Meet app, choose \"Ask to join\" and wait to be let in."},"words":["google meet","gg meet","ggmeet"],"inPerson":false},{"code":"k12online","name":"K12Online","howTo":{"vi":"Mở đường dẫn, đăng nhập bằng tài khoản K12Online mà nhà trường đã cấp, rồi vào phòng học.","en":"Open the link, sign in with the K12Online account your school gave you, and enter the classroom."},"words":["k12","k12 online"],"inPerson":false},{"code":"teams","name":"Microsoft Teams","howTo":{"vi":"Mở đường dẫn, chọn \"Tham gia trên trình duyệt\" nếu chưa có ứng dụng Teams, ghi tên kèm đơn vị rồi vào phòng.","en":"Open the link, choose \"Continue on this browser\" if you don''t have Teams, give your name and unit, and join."},"words":["teams","ms teams","team"],"inPerson":false},{"code":"direct","name":"Trực tiếp","howTo":{"vi":"Đến đúng địa điểm trước 10 phút; thực hiện hướng dẫn phòng dịch tại nơi tổ chức.","en":"Come to the place 10 minutes early and follow its Covid-19 rules."},"words":["tại chỗ","in person","offline"],"inPerson":true}],"safety":{"on":true,"text":{"vi":"Thực hiện nghiêm quy định phòng, chống dịch Covid-19 của tỉnh và địa phương; ưu tiên tham gia trực tuyến.","en":"Please obey the province''s and the locality''s Covid-19 rules; join online where you can."}},"links":[{"name":{"vi":"Viện Học tập suốt đời của UNESCO","en":"UNESCO Institute for Lifelong Learning"},"url":"https://uil.unesco.org"}],"recipients":[{"name":"UBND huyện","purpose":"để báo cáo"},{"name":"Hội khuyến học huyện","purpose":"để phối hợp"},{"name":"UBND các xã, thị trấn Liên Nghĩa","purpose":"để phối hợp"},{"name":"Phòng Văn hóa và Thông tin","purpose":"để phối hợp"},{"name":"Trung tâm Văn hóa, Thông tin và Thể thao","purpose":"để phối hợp"},{"name":"Lãnh đạo Phòng GD&ĐT"},{"name":"Chuyên viên Phòng GD&ĐT"},{"name":"Các trường học trên địa bàn huyện"},{"name":"Trung tâm GDNN-GDTX"},{"name":"Lưu VT"}],"privacy":{"controller":{"vi":"Phòng Giáo dục và Đào tạo huyện Đức Trọng","en":"Đức Trọng District Office of Education and Training"},"operator":{"vi":"Bộ phận công nghệ thông tin của Phòng GD&ĐT","en":"The Education Office''s information technology staff"},"contact":{"vi":"Phòng GD&ĐT huyện Đức Trọng, điện thoại 0263 000 0001, thư điện tử tuan-le@example.org","en":"Đức Trọng Education Office, phone 0263 000 0001, e-mail tuan-le@example.org"}}}', 1, 1, 1633050000000);
CREATE TABLE `downloads` (
	`hash` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`expires_at_real` integer NOT NULL,
	`spent` integer DEFAULT false NOT NULL
);
CREATE TABLE `drafts` (
	`person` integer NOT NULL,
	`flow` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `flow`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
INSERT INTO "drafts" VALUES (1, 'log', '{"flow":"log","version":1,"run":"cql","at":"days","answers":{"unit":"TH-TN","category":"KM01","title":"Lễ phát động ở lớp"},"mending":false,"given":["category","title"],"misses":0,"heard":{"text":"le phat dong o lop","at":1633050000000},"shown":[["Hôm nay","~log~cql~days~2021-10-01"],["Hôm qua","~log~cql~days~2021-09-30"],["Quay lại","~log~cql~days~-back"],["Hủy","~log~cql~days~-cancel"]]}', 1633050000000);
INSERT INTO "drafts" VALUES (4, 'log~ibc', '{"flow":"log","version":1,"run":"ibc","at":"days","answers":{"unit":"TH-TN","category":"TH02","title":"Tập huấn phần mềm"},"mending":false,"given":["category","title"],"misses":0,"shown":[["Bỏ hết","~log~ibc~days~-drop"],["Làm tiếp","~log~ibc~days~-stay"]],"heard":{"text":"huy","at":1633050000000}}', 1633050000000);
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
INSERT INTO "facts" VALUES ('link:telegram', 'https://t.me/BanHocThuBot');
INSERT INTO "facts" VALUES ('invitation-link:telegram', 'https://t.me/BanHocThuBot?start=');
CREATE TABLE `files` (
	`hash` text PRIMARY KEY NOT NULL,
	`mime` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`passing` integer DEFAULT false NOT NULL,
	`at` integer NOT NULL
);
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`role` text NOT NULL,
	`unit` text,
	`uses_left` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_by` integer,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
INSERT INTO "invitations" VALUES (1, 'k1.6182df27.c68b061cff09fc691f5877e44861162ab53ace6dba2fa2fb2ddf5db05b5964d9', 'teacher', 'TH-TN', 0, 1634259600000, NULL, 1633050000000, NULL);
INSERT INTO "invitations" VALUES (2, 'k1.6182df27.78cf7871131d6bdeaf27f62fdd64ce3ed2a01920e017f51ae7aad981a7449612', 'lead', 'TH-TN', 0, 1634259600000, NULL, 1633050000000, NULL);
INSERT INTO "invitations" VALUES (3, 'k1.6182df27.cf2d94cd668bf25fc998e5b3d7224d5465f7b299e376cc716666bdfca994b8ca', 'office', NULL, 0, 1634259600000, NULL, 1633050000000, NULL);
INSERT INTO "invitations" VALUES (4, 'k1.6182df27.a3ecc6ae098dfd2e408258b873b52a942ce61f48128624b1459b80832f173cb6', 'teacher', 'TH-TN', 0, 1634259600000, NULL, 1633050000000, NULL);
CREATE TABLE `lanes` (
	`channel` text PRIMARY KEY NOT NULL,
	`paused_until_real` integer DEFAULT 0 NOT NULL,
	`why` text
);
CREATE TABLE `link_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`person` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `occurrences` (
	`rule` text NOT NULL,
	`date` text NOT NULL,
	`person` integer NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`postponed_to` integer,
	`handed_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`rule`, `date`, `person`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`person` integer,
	`lane` integer NOT NULL,
	`body` text,
	`broadcast` integer,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_real` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`message_id` text,
	`delivered_at` integer,
	`seen_at` integer,
	`created_at` integer NOT NULL,
	`created_real` integer DEFAULT (cast(unixepoch('subsec') * 1000 as integer)) NOT NULL,
	`settled_at` integer
, `page` integer, `until_at` integer);
INSERT INTO "outbox" VALUES (1, 'reply:telegram:older-811000001:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '102', NULL, NULL, 1633050000000, 1795962673800, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (2, 'reply:telegram:older-811000002:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '104', NULL, NULL, 1633050000000, 1795962673975, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (3, 'reply:telegram:older-811000003:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '106', NULL, NULL, 1633050000000, 1795962673998, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (4, 'reply:telegram:older-811000004:0', 'telegram', '7005', 4, 0, NULL, NULL, 'sent', 1, 0, NULL, '108', NULL, NULL, 1633050000000, 1795962674129, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (5, 'reply:telegram:older-811000005:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '110', NULL, NULL, 1633050000000, 1795962674296, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (6, 'reply:telegram:older-811000006:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '111', NULL, NULL, 1633050000000, 1795962674438, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (7, 'reply:telegram:older-811000007:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '112', NULL, NULL, 1633050000000, 1795962674544, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (8, 'reply:telegram:older-811000008:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '114', NULL, NULL, 1633050000000, 1795962674768, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (9, 'reply:telegram:older-811000009:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '116', NULL, NULL, 1633050000000, 1795962674908, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (10, 'reply:telegram:older-811000010:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '118', NULL, NULL, 1633050000000, 1795962675119, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (11, 'reply:telegram:older-811000011:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '120', NULL, NULL, 1633050000000, 1795962675246, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (12, 'reply:telegram:older-811000012:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '122', NULL, NULL, 1633050000000, 1795962675455, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (13, 'reply:telegram:older-811000013:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '124', NULL, NULL, 1633050000000, 1795962675577, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (14, 'reply:telegram:older-811000014:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '126', NULL, NULL, 1633050000000, 1795962675638, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (15, 'reply:telegram:older-811000015:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '128', NULL, NULL, 1633050000000, 1795962675714, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (16, 'reply:telegram:older-811000016:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '129', NULL, NULL, 1633050000000, 1795962675745, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (17, 'reply:telegram:older-811000017:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '131', NULL, NULL, 1633050000000, 1795962675785, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (18, 'reply:telegram:older-811000018:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '132', NULL, NULL, 1633050000000, 1795962675801, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (19, 'reply:telegram:older-811000019:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '134', NULL, NULL, 1633050000000, 1795962675902, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (20, 'reply:telegram:older-811000020:0', 'telegram', '7001', 1, 0, NULL, NULL, 'sent', 1, 0, NULL, '136', NULL, NULL, 1633050000000, 1795962675966, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (21, 'reply:telegram:older-811000021:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '138', NULL, NULL, 1633050000000, 1795962675988, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (22, 'reply:telegram:older-811000022:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '139', NULL, NULL, 1633050000000, 1795962676026, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (23, 'reply:telegram:older-811000023:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '140', NULL, NULL, 1633050000000, 1795962676062, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (24, 'reply:telegram:older-811000024:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '142', NULL, NULL, 1633050000000, 1795962676114, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (25, 'reply:telegram:older-811000025:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '144', NULL, NULL, 1633050000000, 1795962676247, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (26, 'reply:telegram:older-811000026:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '146', NULL, NULL, 1633050000000, 1795962676401, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (27, 'reply:telegram:older-811000027:0', 'telegram', '7002', 2, 0, NULL, NULL, 'sent', 1, 0, NULL, '148', NULL, NULL, 1633050000000, 1795962676504, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (28, 'reply:telegram:older-811000028:0', 'telegram', '7005', 4, 0, NULL, NULL, 'sent', 1, 0, NULL, '150', NULL, NULL, 1633050000000, 1795962676581, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (29, 'reply:telegram:older-811000029:0', 'telegram', '7005', 4, 0, NULL, NULL, 'sent', 1, 0, NULL, '151', NULL, NULL, 1633050000000, 1795962676634, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (30, 'reply:telegram:older-811000030:0', 'telegram', '7005', 4, 0, NULL, NULL, 'sent', 1, 0, NULL, '152', NULL, NULL, 1633050000000, 1795962676703, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (31, 'reply:telegram:older-811000031:0', 'telegram', '7005', 4, 0, NULL, NULL, 'sent', 1, 0, NULL, '154', NULL, NULL, 1633050000000, 1795962676827, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (32, 'reply:telegram:older-811000032:0', 'telegram', '7005', 4, 0, NULL, NULL, 'sent', 1, 0, NULL, '156', NULL, NULL, 1633050000000, 1795962676854, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (33, 'reply:telegram:older-811000033:0', 'telegram', '7005', 4, 0, NULL, NULL, 'sent', 1, 0, NULL, '157', NULL, NULL, 1633050000000, 1795962676865, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (34, 'reply:telegram:older-811000034:0', 'telegram', '7003', 5, 0, NULL, NULL, 'sent', 1, 0, NULL, '159', NULL, NULL, 1633050000000, 1795962676879, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (35, 'reply:telegram:older-811000035:0', 'telegram', '7003', 5, 0, NULL, NULL, 'sent', 1, 0, NULL, '161', NULL, NULL, 1633050000000, 1795962676912, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (36, 'reply:telegram:older-811000036:0', 'telegram', '7003', 5, 0, NULL, NULL, 'sent', 1, 0, NULL, '163', NULL, NULL, 1633050000000, 1795962676938, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (37, 'reply:telegram:older-811000037:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '165', NULL, NULL, 1633050000000, 1795962676955, 1633050000000, 1, 1633136400000);
INSERT INTO "outbox" VALUES (38, 'reply:telegram:older-811000038:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '166', NULL, NULL, 1633050000000, 1795962676971, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (39, 'reply:telegram:older-811000039:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '167', NULL, NULL, 1633050000000, 1795962676989, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (40, 'reply:telegram:older-811000040:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '168', NULL, NULL, 1633050000000, 1795962677028, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (41, 'reply:telegram:older-811000041:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '170', NULL, NULL, 1633050000000, 1795962677107, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (42, 'reply:telegram:older-811000042:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '172', NULL, NULL, 1633050000000, 1795962677218, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (43, 'reply:telegram:older-811000043:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '174', NULL, NULL, 1633050000000, 1795962677332, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (44, 'reply:telegram:older-811000044:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '175', NULL, NULL, 1633050000000, 1795962677365, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (45, 'reply:telegram:older-811000045:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '177', NULL, NULL, 1633050000000, 1795962677554, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (46, 'reply:telegram:older-811000046:0', 'telegram', '7004', 3, 0, NULL, NULL, 'sent', 1, 0, NULL, '178', NULL, NULL, 1633050000000, 1795962677668, 1633050000000, 0, 1633136400000);
INSERT INTO "outbox" VALUES (47, 'reply:telegram:older-811000047:0', 'telegram', '7003', 5, 0, NULL, NULL, 'sent', 1, 0, NULL, '180', NULL, NULL, 1633050000000, 1795962677742, 1633050000000, 1, 1633136400000);
CREATE TABLE `persons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`lang` text DEFAULT 'vi' NOT NULL,
	`audience` text,
	`unit` text,
	`joined` integer DEFAULT false NOT NULL,
	`consent` text,
	`consent_at` integer,
	`announcements` text DEFAULT 'unasked' NOT NULL,
	`remind_at` text,
	`remind_since` integer,
	`preferred` text,
	`standing` text,
	`shown` text,
	`created_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
INSERT INTO "persons" VALUES (1, 'vi', NULL, NULL, 0, '2026-1', 1633050000000, 'unasked', NULL, NULL, NULL, NULL, '{"at":"telegram 7001","choices":[["Tiếp tục: Ghi hoạt động","go.resume.log"],["Ghi hoạt động","go.log"],["Báo cáo của đơn vị","unit-report"],["Lịch","schedule"],["Lớp học","classes"],["Bây giờ và tiếp theo","now"],["Nhắc lịch","reminders"],["Chủ đề","theme"],["Thời gian","period"],["Gợi ý hoạt động","ideas"],["Trợ giúp","help"]],"links":[["Vào lớp: 07:30","https://hop.example/b01"]]}', 1633050000000, 1633050000000);
INSERT INTO "persons" VALUES (2, 'vi', NULL, NULL, 0, '2026-1', 1633050000000, 'unasked', NULL, NULL, NULL, '{"standing":{"flow":"log","version":1,"run":"huh","at":"people","answers":{"unit":"TH-TN","category":"KM01","title":"Lễ phát động của trường","days":{"from":"2021-10-01","to":"2021-10-01"},"mode":"in-person","place":null},"mending":false,"given":["category","title","days","mode","place"],"misses":0,"heard":{"text":"bo qua","at":1633050000000},"shown":[["Quay lại","~log~huh~people~-back"],["Bỏ qua","~log~huh~people~-skip"],["Hủy","~log~huh~people~-cancel"]]},"since":1633050000000}', '{"at":"telegram 7002","choices":[["Đồng ý","privacy.yes.log"],["Không đồng ý","privacy.no"],["Đọc đầy đủ","privacy"],["Trang chính","home"]]}', 1633050000000, 1633050000000);
INSERT INTO "persons" VALUES (3, 'vi', NULL, NULL, 0, NULL, NULL, 'unasked', NULL, NULL, NULL, NULL, '{"at":"telegram 7004","choices":[["Xem tiến độ","broadcast.1"],["Trang chính","home"]]}', 1633050000000, 1633050000000);
INSERT INTO "persons" VALUES (4, 'vi', NULL, NULL, 0, '2026-1', 1633050000000, 'unasked', NULL, NULL, NULL, NULL, '{"at":"telegram 7005","choices":[["Khôi phục","go.restore.log.ibc"],["Bắt đầu lại","go.log"],["Trang chính","home"]]}', 1633050000000, 1633050000000);
INSERT INTO "persons" VALUES (5, 'vi', NULL, NULL, 0, NULL, NULL, 'unasked', '06:45', 1633050000000, NULL, NULL, '{"at":"telegram 7003","choices":[["T6 07:30","session.B01"],["T6 09:00","session.B02"],["T6 14:00","session.B03"],["T6 19:30","session.B04"],["T7 08:00","session.B05"],["T7 09:45","session.B06"],["T7 15:00","session.B07"],["CN 08:30","session.B08"],["Trang sau ›","classes.all.2"],["Lịch","schedule"],["Cách vào lớp","classes.how"],["Trang chính","home"]]}', 1633050000000, 1633050000000);
CREATE TABLE `photos` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`activity` integer,
	`draft_of` integer,
	`sent_by` integer,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`ref` text NOT NULL,
	`album` text,
	`purpose` text DEFAULT 'log' NOT NULL,
	`name` text,
	`copy_of` integer,
	`state` text DEFAULT 'waiting' NOT NULL,
	`hash` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_real` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`removed` integer DEFAULT false NOT NULL,
	`at` integer NOT NULL, `begun` integer DEFAULT false NOT NULL, `untold` integer DEFAULT false NOT NULL, `caption` text,
	FOREIGN KEY (`activity`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`draft_of`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sent_by`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
CREATE TABLE `roles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person` integer NOT NULL,
	`role` text NOT NULL,
	`unit` text,
	`invitation` integer,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` integer,
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
INSERT INTO "roles" VALUES (1, 1, 'teacher', 'TH-TN', 1, 1633050000000, NULL, NULL);
INSERT INTO "roles" VALUES (2, 2, 'lead', 'TH-TN', 2, 1633050000000, NULL, NULL);
INSERT INTO "roles" VALUES (3, 3, 'office', NULL, 3, 1633050000000, NULL, NULL);
INSERT INTO "roles" VALUES (4, 4, 'teacher', 'TH-TN', 4, 1633050000000, NULL, NULL);
CREATE TABLE `schedule_sessions` (
	`campaign` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`row` text NOT NULL,
	`mend` text,
	`mended_by` integer,
	`mended_at` integer,
	`removed` integer DEFAULT false NOT NULL, `added` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`campaign`, `code`)
);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B01', 0, '{"code":"B01","date":"2021-10-01","from":"07:30","to":"08:15","title":{"vi":"Lễ phát động Tuần lễ hưởng ứng học tập suốt đời năm 2021","en":"Opening of the Lifelong Learning Week 2021"},"audiences":["CBQL","GV","HS","PH","ND"],"platform":"zoom","place":null,"host":"Phòng GD&ĐT","link":"https://hop.example/b01","room":"000 1111 2221","passcode":"hoctap2021","recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B02', 1, '{"code":"B02","date":"2021-10-01","from":"09:00","to":"10:30","title":{"vi":"Tập huấn tìm kiếm, khai thác thông tin trên Internet an toàn, hiệu quả","en":"Training: finding and using information on the Internet safely and well"},"audiences":["CBQL","GV"],"platform":"teams","place":null,"host":"Phòng GD&ĐT, doanh nghiệp đồng hành","link":"https://hop.example/b02","room":null,"passcode":null,"recording":"https://hop.example/b02-xem-lai","fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B03', 2, '{"code":"B03","date":"2021-10-01","from":"14:00","to":"15:30","title":{"vi":"Khai thác kho học liệu số cho giáo viên tiểu học","en":"Using the digital materials store, for primary teachers"},"audiences":["GV"],"platform":"k12online","place":null,"host":"Trường Tiểu học Bồng Lai","link":"https://hop.example/b03","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B04', 3, '{"code":"B04","date":"2021-10-01","from":"19:30","to":"20:30","title":{"vi":"Cha mẹ đồng hành cùng con mầm non học tại nhà","en":"Parents helping kindergarten children to learn at home"},"audiences":["PH"],"platform":"zoom","place":null,"host":"Trường Mẫu giáo Hiệp Thạnh","link":"https://hop.example/b04","room":"000 1111 2222","passcode":"hoctap2021","recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B05', 4, '{"code":"B05","date":"2021-10-02","from":"08:00","to":"09:30","title":{"vi":"Dùng điện thoại thông minh và dịch vụ công trực tuyến","en":"Using a smartphone and online public services"},"audiences":["ND"],"platform":"meet","place":null,"host":"Trung tâm học tập cộng đồng thị trấn Liên Nghĩa","link":"https://hop.example/b05","room":null,"passcode":null,"recording":null,"fee":{"vi":"Miễn phí","en":"Free"},"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B06', 5, '{"code":"B06","date":"2021-10-02","from":"09:45","to":"11:00","title":{"vi":"Câu lạc bộ \"Đọc sách cùng ông bà\"","en":"Club \"Reading with grandparents\""},"audiences":["HS","PH","ND"],"platform":"meet","place":null,"host":"Trường Tiểu học Định An","link":"https://hop.example/b06","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B07', 6, '{"code":"B07","date":"2021-10-02","from":"15:00","to":"16:30","title":{"vi":"Sân chơi \"Công dân số\" – vòng khởi động","en":"Game \"Digital citizens\" – first round"},"audiences":["HS"],"platform":"zoom","place":null,"host":"Trường THCS Quảng Hiệp","link":"https://hop.example/b07","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B08', 7, '{"code":"B08","date":"2021-10-03","from":"08:30","to":"10:00","title":{"vi":"Tiếng Anh giao tiếp vỡ lòng cho người lớn – buổi 1","en":"First spoken English for adults – session 1"},"audiences":["ND"],"platform":"zoom","place":null,"host":"Trung tâm học tập cộng đồng xã Hiệp Thạnh","link":"https://hop.example/b08","room":null,"passcode":null,"recording":null,"fee":{"vi":"Miễn phí","en":"Free"},"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B09', 8, '{"code":"B09","date":"2021-10-03","from":"15:00","to":"16:00","title":{"vi":"Kể chuyện theo sách cho bé","en":"Stories from books for small children"},"audiences":["HS","PH"],"platform":"meet","place":null,"host":"Trường Mầm non Liên Hiệp","link":"https://hop.example/b09","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B10', 9, '{"code":"B10","date":"2021-10-03","from":"19:30","to":"20:30","title":{"vi":"Diễn đàn phụ huynh: quản lý thời gian dùng thiết bị của con","en":"Parents'' forum: your child''s screen time"},"audiences":["PH"],"platform":"zoom","place":null,"host":"Trường THCS Phú Hội","link":"https://hop.example/b10","room":"000 1111 2223","passcode":"hoctap2021","recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B11', 10, '{"code":"B11","date":"2021-10-04","from":"07:15","to":"08:00","title":{"vi":"Sinh hoạt dưới cờ trực tuyến: chủ đề Tuần lễ","en":"Online flag ceremony: the theme of the Week"},"audiences":["GV","HS"],"platform":"teams","place":null,"host":"Trường THCS Trần Phú","link":"https://hop.example/b11","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B12', 11, '{"code":"B12","date":"2021-10-04","from":"14:00","to":"15:30","title":{"vi":"Tập huấn nghiệp vụ thư viện số","en":"Training: digital library work"},"audiences":["TV","GV"],"platform":"teams","place":null,"host":"Phòng GD&ĐT","link":"https://hop.example/b12","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B13', 12, '{"code":"B13","date":"2021-10-04","from":"19:30","to":"21:00","title":{"vi":"Nhận biết lừa đảo trên không gian mạng","en":"Recognising fraud on the net"},"audiences":["PH","ND"],"platform":"zoom","place":null,"host":"Trung tâm học tập cộng đồng xã Phú Hội","link":"https://hop.example/b13","room":"000 1111 2224","passcode":"hoctap2021","recording":"https://hop.example/b13-xem-lai","fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B14', 13, '{"code":"B14","date":"2021-10-05","from":"08:30","to":"10:00","title":{"vi":"Tọa đàm chuyển đổi số trong dạy học ở trường THCS","en":"Talk: digital transformation of teaching in lower secondary schools"},"audiences":["CBQL","GV"],"platform":"zoom","place":null,"host":"Trường THCS Ninh Gia","link":"https://hop.example/b14","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B15', 14, '{"code":"B15","date":"2021-10-05","from":"14:00","to":"15:00","title":{"vi":"Thiết kế bài giảng và giao bài trên K12Online","en":"Making lessons and setting tasks on K12Online"},"audiences":["GV"],"platform":"k12online","place":null,"host":"Trường Tiểu học Lý Tự Trọng","link":"https://hop.example/b15","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B16', 15, '{"code":"B16","date":"2021-10-05","from":"19:00","to":"20:30","title":{"vi":"Kỹ thuật trồng rau, hoa an toàn (lớp chuyên đề)","en":"Growing vegetables and flowers safely (special class)"},"audiences":["ND"],"platform":"meet","place":null,"host":"Trung tâm học tập cộng đồng xã Tân Hội","link":"https://hop.example/b16","room":null,"passcode":null,"recording":null,"fee":{"vi":"Miễn phí","en":"Free"},"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B17', 16, '{"code":"B17","date":"2021-10-05","from":"20:00","to":"21:00","title":{"vi":"Giới thiệu sách nói, sách điện tử miễn phí","en":"Free audio books and e-books"},"audiences":["PH","HS"],"platform":"meet","place":null,"host":"Trường Tiểu học Sơn Trung","link":"https://hop.example/b17","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B18', 17, '{"code":"B18","date":"2021-10-06","from":"09:00","to":"10:00","title":{"vi":"Giao lưu thư viện trường và TTHTCĐ cụm Đà Loan – Ninh Loan – Tà Hine","en":"School and community libraries of Đà Loan – Ninh Loan – Tà Hine meet"},"audiences":["TV","GV"],"platform":"meet","place":null,"host":"Trường THCS Đà Loan","link":"https://hop.example/b18","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B19', 18, '{"code":"B19","date":"2021-10-06","from":"14:30","to":"16:00","title":{"vi":"Công bố bài dự thi \"Em đọc, em kể\" (ghi âm, ghi hình)","en":"Entries of \"I read, I tell\" (audio, video)"},"audiences":["HS","GV","PH"],"platform":"k12online","place":null,"host":"Trường Tiểu học Tân Đà","link":"https://hop.example/b19","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B20', 19, '{"code":"B20","date":"2021-10-06","from":"19:30","to":"20:30","title":{"vi":"Chăm sóc sức khỏe tinh thần cho học sinh trong mùa dịch","en":"Pupils'' mental well-being during the epidemic"},"audiences":["PH","GV"],"platform":"zoom","place":null,"host":"Trường TH và THCS Tà Hine","link":"https://hop.example/b20","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B21', 20, '{"code":"B21","date":"2021-10-06","from":"20:00","to":"21:30","title":{"vi":"Xem và thảo luận hội thảo trực tuyến về học tập suốt đời (nguồn uil.unesco.org)","en":"Watching and discussing an online seminar on lifelong learning (source: uil.unesco.org)"},"audiences":["CBQL","GV"],"platform":"zoom","place":null,"host":"Phòng GD&ĐT","link":"https://hop.example/b21","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B22', 21, '{"code":"B22","date":"2021-10-07","from":"08:00","to":"09:30","title":{"vi":"Chung kết sân chơi \"Công dân số\"","en":"Final of the game \"Digital citizens\""},"audiences":["HS","GV"],"platform":"teams","place":null,"host":"Trường THCS Quảng Hiệp","link":"https://hop.example/b22","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B23', 22, '{"code":"B23","date":"2021-10-07","from":"10:00","to":"11:00","title":{"vi":"Bàn giao, luân chuyển sách giữa các thư viện trường","en":"School libraries hand over and circulate books"},"audiences":["TV","HS"],"platform":"direct","place":"Thư viện Trường Tiểu học Hiệp Thuận","host":"Trường Tiểu học Hiệp Thuận","link":null,"room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B24', 23, '{"code":"B24","date":"2021-10-07","from":"14:00","to":"15:30","title":{"vi":"Hội thảo kinh nghiệm mở lớp trực tuyến cho người lớn","en":"Seminar: how to hold online classes for adults"},"audiences":["GDTT","HKH"],"platform":"zoom","place":null,"host":"Hội khuyến học huyện","link":"https://hop.example/b24","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B25', 24, '{"code":"B25","date":"2021-10-07","from":"16:00","to":"17:00","title":{"vi":"Tổng kết Tuần lễ, tuyên dương gương tự học","en":"Closing of the Week, commending self-learners"},"audiences":["CBQL","GV","HS"],"platform":"zoom","place":null,"host":"Phòng GD&ĐT","link":"https://hop.example/b25","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
INSERT INTO "schedule_sessions" VALUES ('duc-trong-2021', 'B26', 25, '{"code":"B26","date":"2021-10-07","from":"19:30","to":"20:15","title":{"vi":"Hướng dẫn ghi số liệu và lập báo cáo kết quả","en":"How to record figures and write the result report"},"audiences":["PT"],"platform":"meet","place":null,"host":"Phòng GD&ĐT","link":"https://hop.example/b26","room":null,"passcode":null,"recording":null,"fee":null,"cancelled":false}', NULL, NULL, NULL, 0, 0);
CREATE TABLE `session_reminders` (
	`person` integer NOT NULL,
	`campaign` text NOT NULL,
	`session` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `campaign`, `session`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `tokens` (
	`channel` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
CREATE TABLE `units` (
	`campaign` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`row` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`campaign`, `code`)
);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-LN', 0, '{"code":"X-LN","name":"Thị trấn Liên Nghĩa","type":"TT","parent":null,"aliases":["TT LN","Liên Nghĩa"],"successor":"Xã Đức Trọng"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-HA', 1, '{"code":"X-HA","name":"Xã Hiệp An","type":"XA","parent":null,"aliases":["Hiệp An"],"successor":"Xã Hiệp Thạnh"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-HT', 2, '{"code":"X-HT","name":"Xã Hiệp Thạnh","type":"XA","parent":null,"aliases":["Hiệp Thạnh"],"successor":"Xã Hiệp Thạnh"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-LH', 3, '{"code":"X-LH","name":"Xã Liên Hiệp","type":"XA","parent":null,"aliases":["Liên Hiệp"],"successor":"Xã Hiệp Thạnh"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-NTH', 4, '{"code":"X-NTH","name":"Xã N''Thol Hạ","type":"XA","parent":null,"aliases":["N''Thôn Hạ","N''Thôl Hạ","Thôn Hạ","NThol Hạ"],"successor":"Xã Tân Hội"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-BT', 5, '{"code":"X-BT","name":"Xã Bình Thạnh","type":"XA","parent":null,"aliases":["Bình Thạnh","Bình Thạch"],"successor":"Xã Đinh Văn Lâm Hà"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-TH', 6, '{"code":"X-TH","name":"Xã Tân Hội","type":"XA","parent":null,"aliases":["Tân Hội"],"successor":"Xã Tân Hội"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-TT', 7, '{"code":"X-TT","name":"Xã Tân Thành","type":"XA","parent":null,"aliases":["Tân Thành"],"successor":"Xã Tân Hội"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-PH', 8, '{"code":"X-PH","name":"Xã Phú Hội","type":"XA","parent":null,"aliases":["Phú Hội"],"successor":"Xã Đức Trọng"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-NG', 9, '{"code":"X-NG","name":"Xã Ninh Gia","type":"XA","parent":null,"aliases":["Ninh Gia"],"successor":"Xã Ninh Gia"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-NL', 10, '{"code":"X-NL","name":"Xã Ninh Loan","type":"XA","parent":null,"aliases":["Ninh Loan"],"successor":"Xã Tà Hine"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-DL', 11, '{"code":"X-DL","name":"Xã Đà Loan","type":"XA","parent":null,"aliases":["Đà Loan"],"successor":"Xã Tà Hine"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-THI', 12, '{"code":"X-THI","name":"Xã Tà Hine","type":"XA","parent":null,"aliases":["Tà Hine","Tà In"],"successor":"Xã Tà Hine"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-TN', 13, '{"code":"X-TN","name":"Xã Tà Năng","type":"XA","parent":null,"aliases":["Tà Năng"],"successor":"Xã Tà Năng"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'X-DQ', 14, '{"code":"X-DQ","name":"Xã Đa Quyn","type":"XA","parent":null,"aliases":["Đa Quyn","Đạ Quyn"],"successor":"Xã Tà Năng"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'MN-HT', 15, '{"code":"MN-HT","name":"Trường Mẫu giáo Hiệp Thạnh","type":"MN","parent":"X-HT","aliases":["MG Hiệp Thạnh"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'MN-LH', 16, '{"code":"MN-LH","name":"Trường Mầm non Liên Hiệp","type":"MN","parent":"X-LH","aliases":["MN Liên Hiệp"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'MN-TH', 17, '{"code":"MN-TH","name":"Trường Mẫu giáo Tân Hội","type":"MN","parent":"X-TH","aliases":["MG Tân Hội"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'MN-TT', 18, '{"code":"MN-TT","name":"Trường Mẫu giáo Tân Thành","type":"MN","parent":"X-TT","aliases":["MG Tân Thành"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'MN-DL', 19, '{"code":"MN-DL","name":"Trường Mẫu giáo Đà Loan","type":"MN","parent":"X-DL","aliases":["MG Đà Loan"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'MN-TN', 20, '{"code":"MN-TN","name":"Trường Mẫu giáo Tà Năng","type":"MN","parent":"X-TN","aliases":["MG Tà Năng"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-DA', 21, '{"code":"TH-DA","name":"Trường Tiểu học Định An","type":"TH","parent":"X-HA","aliases":["TH Định An"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-BL', 22, '{"code":"TH-BL","name":"Trường Tiểu học Bồng Lai","type":"TH","parent":"X-HT","aliases":["TH Bồng Lai"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-NBN', 23, '{"code":"TH-NBN","name":"Trường Tiểu học Nguyễn Bá Ngọc","type":"TH","parent":null,"aliases":["TH Nguyễn Bá Ngọc"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-ST', 24, '{"code":"TH-ST","name":"Trường Tiểu học Sơn Trung","type":"TH","parent":"X-PH","aliases":["TH Sơn Trung"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-TD', 25, '{"code":"TH-TD","name":"Trường Tiểu học Tân Đà","type":"TH","parent":"X-TH","aliases":["TH Tân Đà"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-HT', 26, '{"code":"TH-HT","name":"Trường Tiểu học Hiệp Thuận","type":"TH","parent":"X-NG","aliases":["TH Hiệp Thuận"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-THI', 27, '{"code":"TH-THI","name":"Trường Tiểu học Tà Hine","type":"TH","parent":"X-THI","aliases":["TH Tà Hine"],"successor":"LC-THI"}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-TN', 28, '{"code":"TH-TN","name":"Trường Tiểu học Tà Năng","type":"TH","parent":"X-TN","aliases":["TH Tà Năng"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'TH-LTT', 29, '{"code":"TH-LTT","name":"Trường Tiểu học Lý Tự Trọng","type":"TH","parent":null,"aliases":["TH Lý Tự Trọng"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'THCS-QH', 30, '{"code":"THCS-QH","name":"Trường THCS Quảng Hiệp","type":"THCS","parent":"X-HT","aliases":["THCS Quảng Hiệp","Trung học cơ sở Quảng Hiệp"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'THCS-TP', 31, '{"code":"THCS-TP","name":"Trường THCS Trần Phú","type":"THCS","parent":null,"aliases":["THCS Trần Phú","Trung học cơ sở Trần Phú"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'THCS-PH', 32, '{"code":"THCS-PH","name":"Trường THCS Phú Hội","type":"THCS","parent":"X-PH","aliases":["THCS Phú Hội","Trung học cơ sở Phú Hội"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'THCS-NG', 33, '{"code":"THCS-NG","name":"Trường THCS Ninh Gia","type":"THCS","parent":"X-NG","aliases":["THCS Ninh Gia","Trung học cơ sở Ninh Gia"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'THCS-DL', 34, '{"code":"THCS-DL","name":"Trường THCS Đà Loan","type":"THCS","parent":"X-DL","aliases":["THCS Đà Loan","Trung học cơ sở Đà Loan"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'LC-THI', 35, '{"code":"LC-THI","name":"Trường TH và THCS Tà Hine","type":"TH-THCS","parent":"X-THI","aliases":["TH và THCS Tà Hine","Tiểu học và Trung học cơ sở Tà Hine"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'GDTX-DT', 36, '{"code":"GDTX-DT","name":"Trung tâm GDNN-GDTX huyện Đức Trọng","type":"GDTX","parent":"X-LN","aliases":["GDNN-GDTX Đức Trọng","Trung tâm giáo dục nghề nghiệp và giáo dục thường xuyên"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'THPT-CVA', 37, '{"code":"THPT-CVA","name":"Trường THPT Chu Văn An","type":"THPT","parent":null,"aliases":["THPT Chu Văn An"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'THPT-NTB', 38, '{"code":"THPT-NTB","name":"Trường THPT Nguyễn Thái Bình","type":"THPT","parent":null,"aliases":["THPT Nguyễn Thái Bình"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-LN', 39, '{"code":"CD-LN","name":"TTHTCĐ thị trấn Liên Nghĩa","type":"TTHTCD","parent":"X-LN","aliases":["Trung tâm học tập cộng đồng thị trấn Liên Nghĩa","TTHTCĐ TT Liên Nghĩa"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-HA', 40, '{"code":"CD-HA","name":"TTHTCĐ xã Hiệp An","type":"TTHTCD","parent":"X-HA","aliases":["Trung tâm học tập cộng đồng xã Hiệp An","TTHTCĐ Hiệp An"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-HT', 41, '{"code":"CD-HT","name":"TTHTCĐ xã Hiệp Thạnh","type":"TTHTCD","parent":"X-HT","aliases":["Trung tâm học tập cộng đồng xã Hiệp Thạnh","TTHTCĐ Hiệp Thạnh"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-LH', 42, '{"code":"CD-LH","name":"TTHTCĐ xã Liên Hiệp","type":"TTHTCD","parent":"X-LH","aliases":["Trung tâm học tập cộng đồng xã Liên Hiệp","TTHTCĐ Liên Hiệp"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-NTH', 43, '{"code":"CD-NTH","name":"TTHTCĐ xã N''Thol Hạ","type":"TTHTCD","parent":"X-NTH","aliases":["Trung tâm học tập cộng đồng xã N''Thol Hạ","TTHTCĐ N''Thol Hạ"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-BT', 44, '{"code":"CD-BT","name":"TTHTCĐ xã Bình Thạnh","type":"TTHTCD","parent":"X-BT","aliases":["Trung tâm học tập cộng đồng xã Bình Thạnh","TTHTCĐ Bình Thạnh"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-TH', 45, '{"code":"CD-TH","name":"TTHTCĐ xã Tân Hội","type":"TTHTCD","parent":"X-TH","aliases":["Trung tâm học tập cộng đồng xã Tân Hội","TTHTCĐ Tân Hội"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-TT', 46, '{"code":"CD-TT","name":"TTHTCĐ xã Tân Thành","type":"TTHTCD","parent":"X-TT","aliases":["Trung tâm học tập cộng đồng xã Tân Thành","TTHTCĐ Tân Thành"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-PH', 47, '{"code":"CD-PH","name":"TTHTCĐ xã Phú Hội","type":"TTHTCD","parent":"X-PH","aliases":["Trung tâm học tập cộng đồng xã Phú Hội","TTHTCĐ Phú Hội"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-NG', 48, '{"code":"CD-NG","name":"TTHTCĐ xã Ninh Gia","type":"TTHTCD","parent":"X-NG","aliases":["Trung tâm học tập cộng đồng xã Ninh Gia","TTHTCĐ Ninh Gia"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-NL', 49, '{"code":"CD-NL","name":"TTHTCĐ xã Ninh Loan","type":"TTHTCD","parent":"X-NL","aliases":["Trung tâm học tập cộng đồng xã Ninh Loan","TTHTCĐ Ninh Loan"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-DL', 50, '{"code":"CD-DL","name":"TTHTCĐ xã Đà Loan","type":"TTHTCD","parent":"X-DL","aliases":["Trung tâm học tập cộng đồng xã Đà Loan","TTHTCĐ Đà Loan"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-THI', 51, '{"code":"CD-THI","name":"TTHTCĐ xã Tà Hine","type":"TTHTCD","parent":"X-THI","aliases":["Trung tâm học tập cộng đồng xã Tà Hine","TTHTCĐ Tà Hine"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-TN', 52, '{"code":"CD-TN","name":"TTHTCĐ xã Tà Năng","type":"TTHTCD","parent":"X-TN","aliases":["Trung tâm học tập cộng đồng xã Tà Năng","TTHTCĐ Tà Năng"],"successor":null}', 0);
INSERT INTO "units" VALUES ('duc-trong-2021', 'CD-DQ', 53, '{"code":"CD-DQ","name":"TTHTCĐ xã Đa Quyn","type":"TTHTCD","parent":"X-DQ","aliases":["Trung tâm học tập cộng đồng xã Đa Quyn","TTHTCĐ Đa Quyn"],"successor":null}', 0);
CREATE TABLE `updates` (
	`channel` text NOT NULL,
	`id` text NOT NULL,
	`at_real` integer NOT NULL,
	PRIMARY KEY(`channel`, `id`)
);
CREATE TABLE `uploads` (
	`channel` text NOT NULL,
	`hash` text NOT NULL,
	`ref` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`channel`, `hash`)
);
CREATE TABLE `code_tries` (
	`who` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`at` integer NOT NULL
);
CREATE TABLE `calendar_sessions` (
	`person` integer NOT NULL,
	`campaign` text NOT NULL,
	`session` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `campaign`, `session`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `feedback` (
	`person` integer NOT NULL,
	`campaign` text NOT NULL,
	`asked_at` integer NOT NULL,
	`score` integer,
	`words` text,
	`at` integer,
	PRIMARY KEY(`person`, `campaign`),
	FOREIGN KEY (`person`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
CREATE TABLE `backlog` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`sender` text NOT NULL,
	`update_id` text NOT NULL,
	`body` text NOT NULL
);
CREATE UNIQUE INDEX `activities_code` ON `activities` (`code`);
CREATE INDEX `activities_unit` ON `activities` (`campaign`,`unit`);
CREATE INDEX `activities_creator` ON `activities` (`created_by`);
CREATE INDEX `addresses_person` ON `addresses` (`person`);
CREATE UNIQUE INDEX `invitations_hash` ON `invitations` (`hash`);
CREATE INDEX `occurrences_waiting` ON `occurrences` (`state`,`due_at`);
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);
CREATE INDEX `outbox_message` ON `outbox` (`channel`,`message_id`) WHERE "outbox"."message_id" is not null;
CREATE INDEX `outbox_waiting` ON `outbox` (`channel`,`lane`,`id`) WHERE "outbox"."state" = 'waiting';
CREATE INDEX `outbox_chat` ON `outbox` (`channel`,`chat`,`lane`,`id`) WHERE "outbox"."state" = 'waiting';
CREATE INDEX `outbox_sending` ON `outbox` (`channel`) WHERE "outbox"."state" = 'sending';
CREATE INDEX `outbox_broadcast` ON `outbox` (`broadcast`,`state`) WHERE "outbox"."broadcast" is not null;
CREATE INDEX `outbox_person` ON `outbox` (`person`) WHERE "outbox"."person" is not null;
CREATE INDEX `outbox_settled` ON `outbox` (`settled_at`) WHERE "outbox"."broadcast" is null and "outbox"."settled_at" is not null;
CREATE INDEX `outbox_unwiped` ON `outbox` (`id`) WHERE "outbox"."settled_at" is not null and "outbox"."body" is not null;
CREATE INDEX `persons_remind` ON `persons` (`remind_at`) WHERE "persons"."remind_at" is not null;
CREATE INDEX `photos_activity` ON `photos` (`activity`);
CREATE INDEX `photos_draft` ON `photos` (`draft_of`);
CREATE INDEX `photos_waiting` ON `photos` (`due_real`) WHERE "photos"."state" = 'waiting';
CREATE INDEX `photos_album` ON `photos` (`album`);
CREATE INDEX `roles_person` ON `roles` (`person`);
CREATE INDEX `updates_at` ON `updates` (`at_real`);
CREATE INDEX `code_tries_at` ON `code_tries` (`at`);
CREATE INDEX `photos_untold` ON `photos` (`due_real`) WHERE "photos"."untold" = 1;
CREATE INDEX `calendar_session` ON `calendar_sessions` (`campaign`,`session`);
CREATE INDEX `outbox_late` ON `outbox` (`settled_at`) WHERE "outbox"."state" = 'late';
CREATE UNIQUE INDEX `backlog_update` ON `backlog` (`channel`,`update_id`);
CREATE INDEX `backlog_chat` ON `backlog` (`channel`,`chat`,`id`);
