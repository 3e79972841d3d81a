package org.trialgraph.format.chictr;

import static org.trialgraph.format.chictr.Field.Part.*;
import static org.trialgraph.format.page.Field.labelOnly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.format.chictr.Field.Part;
import org.trialgraph.format.page.Layout;

/** Labels and furniture of the registry's pages. */
final class ChictrLayout {
    /** What the page says once, in its order. */
    private static final List<Field> SINGLE = List.of(
            Field.once("review", "审核状态", "Project audit state"),
            Field.once("number", "注册号", "Registration number"),
            Field.once("refreshed", "最近更新日期", "Date of Last Refreshed on"),
            Field.once("registered", "注册时间", "Date of Registration"),
            Field.once("timing", "注册号状态", "Registration Status"),
            Field.once("publicTitle", "注册题目", "Public title"),
            Field.once("acronym", "注册题目简写", "English Acronym"),
            Field.once("scientificTitle", "研究课题的正式科学名称", "Scientific title"),
            Field.once("scientificAcronym", "研究课题的正式科学名称简写", "Scientific title acronym"),
            Field.once("subjectId", "研究课题代号(代码)", "Study subject ID"),
            Field.once(
                    "partnerNumber",
                    "在二级注册机构或其它机构的注册号",
                    "The registration number of the Partner Registry or other register"),
            Field.once("applicant", "申请注册联系人", "Applicant"),
            Field.once("leader", "研究负责人", "Study leader"),
            Field.once("applicantPhone", "申请注册联系人电话", "Applicant telephone"),
            Field.once("leaderPhone", "研究负责人电话", "Study leader's telephone"),
            Field.once("applicantFax", "申请注册联系人传真", "Applicant Fax"),
            Field.once("leaderFax", "研究负责人传真", "Study leader's fax"),
            Field.once("applicantEmail", "申请注册联系人电子邮件", "Applicant E-mail"),
            Field.once("leaderEmail", "研究负责人电子邮件", "Study leader's E-mail"),
            Field.once("applicantWebsite", "申请单位网址(自愿提供)", "Applicant website(voluntary supply)"),
            Field.once("leaderWebsite", "研究负责人网址(自愿提供)", "Study leader's website(voluntary supply)"),
            Field.once("applicantAddress", "申请注册联系人通讯地址", "Applicant address"),
            Field.once("leaderAddress", "研究负责人通讯地址", "Study leader's address"),
            Field.once("applicantPostcode", "申请注册联系人邮政编码", "Applicant postcode"),
            Field.once("leaderPostcode", "研究负责人邮政编码", "Study leader's postcode"),
            Field.once("applicantInstitution", "申请人所在单位", "Applicant's institution"),
            Field.once("leaderInstitution", "研究负责人所在单位", "Affiliation of the Leader"),
            Field.once("ethicsApproved", "是否获伦理委员会批准", "Approved by ethic committee"),
            Field.once("ethicsNumber", "伦理委员会批件文号", "Approved No. of ethic committee"),
            Field.once("ethicsFile", "伦理委员会批件附件", "Approved file of Ethical Committee"),
            Field.once("ethicsName", "批准本研究的伦理委员会名称", "Name of the ethic committee"),
            Field.once("ethicsDate", "伦理委员会批准日期", "Date of approved by ethic committee"),
            Field.once("ethicsContact", "伦理委员会联系人", "Contact Name of the ethic committee"),
            Field.once("ethicsAddress", "伦理委员会联系地址", "Contact Address of the ethic committee"),
            Field.once("ethicsPhone", "伦理委员会联系人电话", "Contact phone of the ethic committee"),
            Field.once("ethicsEmail", "伦理委员会联系人邮箱", "Contact email of the ethic committee"),
            Field.once("approvedByDrugAuthority", "国家药监局批准文号", "Approved No. of MPA"),
            Field.once("drugAuthorityFile", "国家药监局批准附件", "Approved file of MPA"),
            Field.once("drugAuthorityDate", "国家药监局批准日期", "Date of approved by MPA"),
            Field.once("protocolFile", "研究计划书", "Study protocol"),
            Field.once("consentFile", "知情同意书", "Informed consent file"),
            Field.once("sponsor", "研究实施负责(组长)单位", "Primary sponsor"),
            Field.once("sponsorAddress", "研究实施负责(组长)单位地址", "Primary sponsor's address"),
            Field.once("secondarySponsors", "试验主办单位(项目批准或申办者)", "试验主办单位(即项目批准或申办者)", "Secondary sponsor"),
            Field.once("funding", "经费或物资来源", "Source(s) of funding"),
            Field.once("disease", "研究疾病", "Target disease"),
            Field.once("diseaseCode", "研究疾病代码", "Target disease code"),
            Field.once("studyType", "研究类型", "Study type"),
            Field.once("phase", "研究所处阶段", "Study phase"),
            Field.once("design", "研究设计", "Study design"),
            Field.once("objective", "研究目的", "Objectives of Study"),
            Field.once("treatment", "药物成份或治疗方案详述", "Description for medicine or protocol of treatment in detail"),
            Field.once("inclusion", "纳入标准", "Inclusion criteria"),
            Field.once("exclusion", "排除标准", "Exclusion criteria"),
            Field.once("executed", "研究实施时间", "Study execute time"),
            Field.once("recruited", "征募观察对象时间", "Recruiting time"),
            Field.once("groups", "Interventions"),
            Field.once("total", "样本总量", "Total sample size"),
            Field.once("sites", "研究实施地点", "Countries of recruitment and research settings"),
            Field.once("outcomes", "测量指标", "Outcomes"),
            Field.once("samples", "采集人体标本", "Collecting sample(s) from participants"),
            Field.once("status", "征募研究对象情况", "Recruiting status"),
            Field.once("age", "年龄范围", "Participant age"),
            Field.once("sex", "性别", "Gender"),
            Field.once("consent", "研究对象是否签署知情同意书", "Sign the informed consent"),
            Field.once("followUp", "随访时间", "Length of follow-up (include time point of outcome measure)"),
            Field.once("resultsAccess", "是否公开试验完成后的统计结果", "Calculated Results after the Study Completed public access"),
            Field.once("blinding", "盲法", "Blinding"),
            Field.once("resultsFile", "试验完成后的统计结果(上传文件)", "Calculated Results after the Study Completed(upload file)"),
            Field.once("sharing", "是否共享原始数据", "IPD sharing"),
            Field.once("committee", "数据与安全监察委员会", "Data and Safety Monitoring Committee"),
            Field.once("registeredBy", "注册人", "Name of Registration"));

    /** Long labels with instructions in them: only their beginning is always the same. */
    private static final List<Field> LONG = List.of(
            Field.once("randomization", "随机方法(", "Randomization Procedure (please"),
            Field.once("sharingWay", "共享原始数据的方式", "The way of sharing IPD"),
            Field.once("dataManagement", "数据采集和管理(", "Data collection and Management (A"));

    /** What stands in a repeated part; the first field of each starts the part anew. */
    private static final List<Field> REPEATED = List.of(
            Field.of(GROUP, "name", "组别", "Group"),
            Field.of(GROUP, "size", "样本量", "Sample size"),
            Field.of(GROUP, "intervention", "干预措施", "Intervention"),
            Field.of(GROUP, "code", "干预措施代码", "Intervention code"),
            Field.of(SITE, "country", "国家", "Country"),
            Field.of(SITE, "province", "省(直辖市)", "Province"),
            Field.of(SITE, "city", "市(区县)", "City"),
            Field.of(SITE, "institution", "单位(医院)", "Institution hospital", "Institution/hospital"),
            Field.of(SITE, "level", "单位级别", "Level of the institution"),
            Field.of(SITE, "address", "具体地址", "Address"),
            Field.of(OUTCOME, "outcome", "指标中文名", "Outcome"),
            Field.of(OUTCOME, "type", "指标类型", "Type"),
            Field.of(OUTCOME, "time", "测量时间点", "Measure time point of outcome"),
            Field.of(OUTCOME, "method", "测量方法", "Measure method"),
            Field.of(SAMPLE, "sample", "标本中文名", "Sample Name"),
            Field.of(SAMPLE, "tissue", "组织", "Tissue"),
            Field.of(SAMPLE, "fate", "人体标本去向", "Fate of sample"),
            Field.of(SAMPLE, "note", "说明", "Note"));

    static final Map<String, Field> BY_LABEL = byLabel();

    private static final List<String> BOILERPLATE = List.of(
            "(?:网站首页|ChiCTR简介|检索入口|重要文件|注册指南|常见问题|简体中文|English|首页|登录|注册)\\|?(?:\\s*English)?",
            "今天是.{0,40}|检索试验|按.{1,30}统计|下载XML文档|返回列表|查看附件|Download XML File|Return to list|Home|Back",
            "(?:查看附件)?View|中国临床试验注册中心.{0,60}|Copyright.{0,200}|蜀ICP备.{0,40}|提示:.{0,80}|.{0,20}版权所有",
            "Chinese Clinical Trial Regist(?:ry|er).{0,80}|国际传统医学临床试验注册平台.{0,60}",
            "欢迎访问.{0,40}|\\|");

    static final Layout LAYOUT = layout();

    private ChictrLayout() {}

    private static Map<String, Field> byLabel() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (List<Field> list : List.of(SINGLE, LONG, REPEATED)) {
            list.forEach(field -> field.labels().forEach(label -> fields.put(label, field)));
        }
        return Map.copyOf(fields);
    }

    private static Layout layout() {
        List<org.trialgraph.format.page.Field> fields = new ArrayList<>();
        for (Field field : SINGLE) {
            field.labels().forEach(label -> {
                fields.add(labelOnly(label + ":").repeated());
                fields.add(labelOnly(label).alone().repeated());
            });
        }
        LONG.forEach(field ->
                field.labels().forEach(label -> fields.add(labelOnly(label).beginning())));
        for (Field field : REPEATED) {
            field.labels()
                    .forEach(label -> Stream.of(label, label + ":")
                            .forEach(
                                    words -> fields.add(labelOnly(words).alone().repeated())));
        }
        return Layout.exact(BOILERPLATE, fields);
    }

    /** The field of a label that was met. */
    static Field field(String label) {
        return BY_LABEL.get(label.endsWith(":") ? label.substring(0, label.length() - 1) : label);
    }

    /** The repeated part whose heading a field is. */
    static Optional<Part> heads(Field field) {
        return switch (field.key()) {
            case "secondarySponsors" -> Optional.of(SECONDARY_SPONSOR);
            case "groups" -> Optional.of(GROUP);
            case "sites" -> Optional.of(SITE);
            case "outcomes" -> Optional.of(OUTCOME);
            case "samples" -> Optional.of(SAMPLE);
            default -> Optional.empty();
        };
    }
}
