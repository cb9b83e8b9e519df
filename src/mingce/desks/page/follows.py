"""What follows for a holder, in words."""

from typing import Final

from mingce.core.consequences import Kind
from mingce.law.words import Words

HAPPENED: Final = {
    Kind.CONFER: Words("授予称号", "the title is conferred"),
    Kind.RENEW: Words("保留称号，开始新一轮", "the title is kept, a new term begins"),
    Kind.REVOKE: Words("取消称号", "the title is revoked"),
    Kind.RECTIFY: Words("限期整改", "rectification is ordered"),
    Kind.BAR: Words("在一段时间内不得申报", "it may not apply for some time"),
    Kind.CRITICISE: Words("通报批评", "it is criticised in a circular"),
    Kind.RECORD: Words("依文件登记入册", "taken into the register from its paper"),
    Kind.CORRECT: Words("更正名册记载", "the row of the register is put right"),
}
