//! What each choice is called.

use crate::record::cut_offs::CutOff;
use crate::record::fields::NoteAbout;
use crate::record::kinds::clinic_score::ClinicScale;
use crate::record::kinds::fade_alert::{Verdict, Warning};
use crate::record::kinds::gad7::Gad7Band;
use crate::record::kinds::imported::Source;
use crate::record::kinds::long_term_check::ScreenItem;
use crate::record::kinds::phq9::{Band, Difficulty};
use crate::record::kinds::plan::Target;
use crate::record::kinds::session::{Phase, Route, SessionTone, Setting};
use crate::record::kinds::setback::{SetbackKind, StayReason};
use crate::record::kinds::side_effect::NamedEffect;
use crate::record::kinds::therapy::TherapyKind;
use crate::record::kinds::trial::{TrialKind, TrialOutcome};
use crate::record::values::Grade;
use crate::rules::fade::Unsure;
use crate::rules::remission::{Block, State};

pub(super) fn band(band: Band) -> &'static str {
    match band {
        Band::Minimal => "mínima",
        Band::Mild => "leve",
        Band::Moderate => "moderada",
        Band::ModeratelySevere => "moderadamente grave",
        Band::Severe => "grave",
    }
}

pub(super) fn short_band(of: Band) -> &'static str {
    match of {
        Band::ModeratelySevere => "mod. grave",
        Band::Minimal | Band::Mild | Band::Moderate | Band::Severe => band(of),
    }
}

pub(super) fn gad7_band(band: Gad7Band) -> &'static str {
    match band {
        Gad7Band::Minimal => "mínima",
        Gad7Band::Mild => "leve",
        Gad7Band::Moderate => "moderada",
        Gad7Band::Severe => "grave",
    }
}

pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Unknown => "Estado aún no determinable",
        State::NoResponse => "Sin respuesta",
        State::PartialResponse => "Respuesta parcial, no remisión",
        State::Response => "Respuesta, no remisión",
        State::RemissionRange => "PHQ-9 en el rango de remisión, sin confirmar",
        State::Remission => "Remisión",
        State::SustainedRemission => "Remisión sostenida",
        State::FullRemission => "Remisión completa",
        State::Recovery => "Recuperación",
        State::PossibleRelapse => "Posible recaída, sin confirmar",
        State::Relapse => "Recaída",
        State::Recurrence => "Recurrencia",
    }
}

pub(super) fn block(block: Block) -> &'static str {
    match block {
        Block::CoreMood => "el ítem 1 o el 2 es de 2 o más",
        Block::Item9 => "el ítem 9 es mayor que 0",
        Block::Item9Unknown => "el ítem 9 quedó sin contestar",
        Block::Incomplete => "hay ítems sin contestar y el puntaje es imputado",
        Block::ItemsUnknown => "no se conocen las respuestas de este total",
    }
}

pub(super) fn item(number: u8) -> &'static str {
    match number {
        1 => "1 Interés, placer",
        2 => "2 Decaimiento",
        3 => "3 Sueño",
        4 => "4 Cansancio",
        5 => "5 Apetito",
        6 => "6 Sentirse mal consigo",
        7 => "7 Concentración",
        8 => "8 Lentitud o inquietud",
        _ => "9 Muerte o autolesión",
    }
}

pub(super) fn frequency(points: u8) -> &'static str {
    match points {
        0 => "ningún día",
        1 => "varios días",
        2 => "más de la mitad de los días",
        _ => "casi todos los días",
    }
}

pub(super) fn difficulty(answer: Difficulty) -> &'static str {
    match answer {
        Difficulty::NotAtAll => "no ha sido difícil",
        Difficulty::Somewhat => "un poco difícil",
        Difficulty::Very => "muy difícil",
        Difficulty::Extremely => "extremadamente difícil",
    }
}

pub(super) fn grade(grade: Grade) -> &'static str {
    match grade.points() {
        0 => "ninguno",
        1 => "leve",
        2 => "moderado",
        _ => "grave",
    }
}

pub(super) fn scale(scale: ClinicScale) -> &'static str {
    match scale {
        ClinicScale::Madrs => "MADRS",
        ClinicScale::HamD17 => "HAM-D-17",
        ClinicScale::QidsSr16 => "QIDS-SR16",
        ClinicScale::Phq9 => "PHQ-9 (total)",
        ClinicScale::Gad7 => "GAD-7 (total)",
    }
}

pub(super) fn setback(kind: SetbackKind) -> &'static str {
    match kind {
        SetbackKind::Stay(StayReason::MentalHealth) => "hospitalización por salud mental",
        SetbackKind::Stay(StayReason::Other) => "hospitalización por otra razón",
        SetbackKind::Stay(StayReason::NotSaid) => "hospitalización (razón no indicada)",
        SetbackKind::Stay(StayReason::NotAsked) => "hospitalización (razón no preguntada)",
        SetbackKind::Attempt => "intento de suicidio",
    }
}

pub(super) fn target(target: Target) -> &'static str {
    match target {
        Target::Remission => "Remisión",
        Target::Response => "Respuesta",
        Target::Other => "Otro, ver metas",
    }
}

pub(super) fn route(route: Route) -> &'static str {
    match route {
        Route::Intravenous => "IV",
        Route::Intranasal => "nasal",
        Route::Intramuscular => "IM",
        Route::Subcutaneous => "SC",
        Route::Oral => "oral",
        Route::Sublingual => "sublingual",
        Route::Other => "otra vía",
    }
}

pub(super) fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Clinic => "clínica",
        Setting::Hospital => "hospital",
        Setting::Home => "casa",
        Setting::Other => "otro lugar",
    }
}

pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Induction => "inducción",
        Phase::Maintenance => "mantenimiento",
        Phase::Other => "otra",
    }
}

pub(super) fn tone(tone: SessionTone) -> &'static str {
    match tone {
        SessionTone::Pleasant => "agradable",
        SessionTone::Upsetting => "perturbadora",
        SessionTone::Meaningful => "significativa",
    }
}

pub(super) fn named_effect(effect: NamedEffect) -> &'static str {
    match effect {
        NamedEffect::Dissociation => "Disociación",
        NamedEffect::Dizziness => "Mareo",
        NamedEffect::Nausea => "Náuseas",
        NamedEffect::Sedation => "Sedación",
        NamedEffect::Vertigo => "Vértigo",
        NamedEffect::Headache => "Dolor de cabeza",
        NamedEffect::Taste => "Alteración del gusto",
        NamedEffect::Numbness => "Entumecimiento",
        NamedEffect::Anxiety => "Ansiedad",
        NamedEffect::Lethargy => "Letargo",
        NamedEffect::HighBloodPressure => "Presión arterial alta",
        NamedEffect::Vomiting => "Vómito",
        NamedEffect::Insomnia => "Insomnio",
        NamedEffect::FeelingDrunk => "Sensación de embriaguez",
        NamedEffect::ChestPain => "Dolor en el pecho",
        NamedEffect::Breathlessness => "Falta de aire",
        NamedEffect::SuddenHeadache => "Dolor de cabeza repentino e intenso",
        NamedEffect::VisionChange => "Cambio en la visión",
        NamedEffect::Seizure => "Convulsión",
        NamedEffect::OneSidedWeakness => "Debilidad de un lado",
        NamedEffect::PassingOut => "Desmayo",
        NamedEffect::IntentToDie => "Intención suicida",
        NamedEffect::BloodInUrine => "Sangre en la orina",
        NamedEffect::PainfulUrgency => "Urgencia urinaria con dolor",
        NamedEffect::Voices => "Oír voces",
        NamedEffect::Paranoia => "Paranoia",
        NamedEffect::Mania => "Ánimo elevado (“euforia o aceleración fuera de lo normal”)",
        NamedEffect::Craving => "Deseo intenso de usar ketamina",
        NamedEffect::Pregnancy => "Embarazo",
        NamedEffect::SuicidalThoughts => "Pensamientos suicidas",
        NamedEffect::CannotKeepSafe => "“No puedo mantenerme a salvo” (palabras de la persona)",
        NamedEffect::SlowBreathing => "Respiración lenta o superficial",
        NamedEffect::HardToWake => "Dificultad para despertar",
    }
}

pub(super) fn screen_item(item: ScreenItem) -> &'static str {
    match item {
        ScreenItem::Frequency => "Frecuencia urinaria",
        ScreenItem::Urgency => "Urgencia",
        ScreenItem::Pain => "Dolor de vejiga",
        ScreenItem::Blood => "Sangre en la orina",
        ScreenItem::Nights => "Nicturia",
        ScreenItem::Memory => "Memoria",
        ScreenItem::Craving => "Deseo intenso",
        ScreenItem::ExtraUse => "Uso fuera de lo recetado",
        ScreenItem::High => "Ánimo elevado",
    }
}

pub(super) fn unsure(unsure: Unsure) -> &'static str {
    match unsure {
        Unsure::NoSession => "aún sin sesión",
        Unsure::FewSinceSession => "muy pocos registros",
        Unsure::NoLift => "sin mejoría clara",
        Unsure::FewLately => "muy pocos registros recientes",
        Unsure::CourseOfDoses => "dosis seguidas",
    }
}

pub(super) fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::Fading => "Probable pérdida de la mitad",
        Warning::LowerThanUsual => "Más bajo de lo usual",
        Warning::HalfGoneSoon => "Probable pérdida de la mitad, pronto",
        Warning::CourseFading => "Probable pérdida de la mitad, dosis seguidas",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "es así",
        Verdict::BadDay => "un mal día",
        Verdict::SomethingElse => "otra cosa",
    }
}

pub(super) fn source(source: Source) -> &'static str {
    match source {
        Source::Daylio => "Daylio",
        Source::Bearable => "Bearable",
        Source::Omron => "OMRON",
        Source::Withings => "Withings",
        Source::Table => "una tabla",
        Source::Tidemark => "Tidemark",
        Source::AppleHealth => "Apple Health",
    }
}

pub(super) fn cut_off(which: CutOff) -> &'static str {
    match which {
        CutOff::RemissionTotal => "PHQ-9 más alto del rango de remisión",
        CutOff::ModerateTotal => "PHQ-9 mínimo de una recaída y de un puntaje inicial que cuenta",
        CutOff::ResponsePercent => "Respuesta: % de reducción desde el inicio",
        CutOff::PartialPercent => "Respuesta parcial: % de reducción desde el inicio",
        CutOff::BaselineDays => "Días antes del tratamiento en que cuenta un puntaje inicial",
        CutOff::ChainGapDays => "Intervalo máximo entre dos cuestionarios en el rango de remisión, días",
        CutOff::RemissionDays => "Tiempo que confirma la remisión, días",
        CutOff::SustainedDays => "Tiempo de la remisión sostenida, días",
        CutOff::RecoveryDays => "Tiempo de la recuperación, días",
        CutOff::RelapseFewestDays => "Mínimo de días entre los dos puntajes altos de una recaída",
        CutOff::RelapseMostDays => "Máximo de días entre los dos puntajes altos de una recaída",
        CutOff::StaleDays => "Días después de los cuales un estado es el último que se sabe",
        CutOff::FullLevel => "Nivel más bajo de la remisión completa, 0–10",
        CutOff::FullWindowDays => "Días en que se toma ese nivel",
        CutOff::RealChange => "Cambio mínimo importante, puntos del PHQ-9",
        CutOff::ReliableChange => "Cambio confiable, puntos del PHQ-9",
        CutOff::MadrsRemission => "MADRS más alto de la remisión",
        CutOff::HamD17Remission => "HAM-D-17 más alto de la remisión",
        CutOff::QidsRemission => "QIDS-SR16 más alto de la remisión",
        CutOff::Gad7RealChange => "Cambio mínimo importante, puntos del GAD-7",
        CutOff::ConfirmedGapDays => "Intervalo máximo entre dos cuestionarios de una remisión confirmada, días",
        CutOff::PauseDays => {
            "Días desde un primer puntaje por encima del rango hasta que un segundo termina la remisión"
        }
        CutOff::RelapseEndDays => "Días entre dos puntajes más bajos que terminan una recaída",
        CutOff::Gad7ReliableChange => "Cambio confiable, puntos del GAD-7",
    }
}

pub(super) fn trial(kind: TrialKind) -> &'static str {
    match kind {
        TrialKind::Antidepressant => "antidepresivo",
        TrialKind::Psychotherapy => "psicoterapia",
        TrialKind::Tms => "TMS",
        TrialKind::Ect => "TEC",
        TrialKind::Hospital => "hospitalización",
        TrialKind::Other => "otro tratamiento",
    }
}

pub(super) fn outcome(outcome: TrialOutcome) -> &'static str {
    match outcome {
        TrialOutcome::Worked => "funcionó",
        TrialOutcome::Partly => "ayudó en parte",
        TrialOutcome::No => "no ayudó",
        TrialOutcome::SideEffects => "se dejó por efectos secundarios",
        TrialOutcome::Unknown => "la persona no lo sabe",
    }
}

pub(super) fn therapy(kind: TherapyKind) -> &'static str {
    match kind {
        TherapyKind::Talk => "Terapia de conversación",
        TherapyKind::Tms => "TMS",
        TherapyKind::Ect => "TEC",
        TherapyKind::Light => "Terapia de luz",
        TherapyKind::Other => "Otra terapia",
    }
}

pub(super) fn note_about(about: NoteAbout) -> &'static str {
    match about {
        NoteAbout::CheckIn => "registro",
        NoteAbout::Experience => "cómo fue la sesión",
        NoteAbout::Session => "sesión",
        NoteAbout::SideEffect => "efecto secundario",
        NoteAbout::Therapy => "terapia",
        NoteAbout::Trial => "tratamiento anterior",
    }
}
