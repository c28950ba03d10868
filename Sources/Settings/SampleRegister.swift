/// The default register: the NHS regions and STPs with their real codes, invented services, a provider and teams below them.
/// `config/organisations.csv` and `config/accounts.csv` hold the same, which a test compares.
package enum SampleRegister {
    package static let organisations = """
        code,name,level,parent,valid_from,valid_to
        ENG,England,nation,,,
        Y56,London,region,ENG,2019-04-01,
        Y58,South West,region,ENG,2019-04-01,
        Y59,South East,region,ENG,2019-04-01,
        Y60,Midlands,region,ENG,2019-04-01,
        Y61,East of England,region,ENG,2019-04-01,
        Y62,North West,region,ENG,2019-04-01,
        Y63,North East and Yorkshire,region,ENG,2019-04-01,
        OTHER,Outside NHS England's reporting structure,region,ENG,,
        QKK,Our Healthier South East London,stp,Y56,2019-04-01,
        QMF,East London HCP,stp,Y56,2019-04-01,
        QMJ,North London Partners,stp,Y56,2019-04-01,2026-03-31
        QRV,North West London,stp,Y56,2019-04-01,2026-03-31
        QWE,South West London,stp,Y56,2019-04-01,
        Z9B2Z,NHS West and North London,stp,Y56,2026-04-01,
        QJK,Devon,stp,Y58,2019-04-01,
        QOX,"Bath and NE Somerset, Swindon and Wiltshire",stp,Y58,2019-04-01,
        QR1,Gloucestershire,stp,Y58,2019-04-01,
        QSL,Somerset,stp,Y58,2019-04-01,
        QT6,Cornwall and the Isles of Scilly,stp,Y58,2019-04-01,
        QUY,"Bristol, N Somerset and S Gloucestershire",stp,Y58,2019-04-01,
        QVV,Dorset,stp,Y58,2019-04-01,
        QKS,Kent and Medway,stp,Y59,2019-04-01,
        QNQ,Frimley,stp,Y59,2019-04-01,2026-03-31
        QNX,Sussex,stp,Y59,2019-04-01,2026-03-31
        QRL,Hampshire and the Isle of Wight,stp,Y59,2019-04-01,
        QU9,"Buckinghamshire, Oxfordshire and Berkshire West",stp,Y59,2019-04-01,2026-03-31
        QXU,Surrey Heartlands,stp,Y59,2019-04-01,2026-03-31
        S0E4D,NHS Thames Valley,stp,Y59,2026-04-01,
        S9B9J,NHS Surrey and Sussex,stp,Y59,2026-04-01,
        QGH,Herefordshire and Worcestershire,stp,Y60,2019-04-01,
        QHL,Birmingham and Solihull,stp,Y60,2019-04-01,
        QJ2,Joined Up Care Derbyshire,stp,Y60,2019-04-01,
        QJM,Lincolnshire,stp,Y60,2019-04-01,
        QK1,"Leicester, Leicestershire and Rutland",stp,Y60,2019-04-01,
        QNC,Staffordshire and Stoke on Trent,stp,Y60,2019-04-01,
        QOC,Shropshire and Telford and Wrekin,stp,Y60,2019-04-01,
        QPM,Northamptonshire,stp,Y60,2019-04-01,
        QT1,Nottingham and Nottinghamshire,stp,Y60,2019-04-01,
        QUA,The Black Country and West Birmingham,stp,Y60,2019-04-01,
        QWU,Coventry and Warwickshire,stp,Y60,2019-04-01,
        QH8,Mid and South Essex,stp,Y61,2019-04-01,2026-03-31
        QHG,"Bedfordshire, Luton and Milton Keynes",stp,Y61,2019-04-01,2026-03-31
        QJG,Suffolk and North East Essex,stp,Y61,2019-04-01,2026-03-31
        QM7,Hertfordshire and West Essex,stp,Y61,2019-04-01,2026-03-31
        QMM,Norfolk and Waveney,stp,Y61,2019-04-01,2026-03-31
        QUE,Cambridgeshire and Peterborough,stp,Y61,2019-04-01,2026-03-31
        D7T5G,NHS Essex,stp,Y61,2026-04-01,
        S1Y5D,NHS Central East,stp,Y61,2026-04-01,
        T6Y0W,NHS Norfolk and Suffolk,stp,Y61,2026-04-01,
        QE1,Healthier Lancashire and South Cumbria,stp,Y62,2019-04-01,
        QOP,Greater Manchester,stp,Y62,2019-04-01,
        QYG,Cheshire and Merseyside,stp,Y62,2019-04-01,
        QF7,South Yorkshire and Bassetlaw,stp,Y63,2019-04-01,
        QHM,Cumbria and North East,stp,Y63,2019-04-01,
        QOQ,"Humber, Coast and Vale",stp,Y63,2019-04-01,
        QWO,West Yorkshire and Harrogate,stp,Y63,2019-04-01,
        MERSEY,Mersey IPS Service,service,QYG,,
        IRWELL,Irwell IPS Service,service,QOP,,
        HUMBER,Humber IPS Service,service,QOQ,,
        HARBOUR,Harbour Employment Service,service,OTHER,,
        MERSEY-NORTH,Mersey North Team,team,MERSEY,,
        MERSEY-SOUTH,Mersey South Team,team,MERSEY,,
        MERSEY-DOCKS,Mersey Docks Team,team,MERSEY,,
        IRWELL-EAST,Irwell East Team,team,IRWELL,,
        IRWELL-WEST,Irwell West Team,team,IRWELL,,
        HUMBER-BANK,Humber Bank Team,team,HUMBER,,
        HUMBER-WOLDS,Humber Wolds Team,team,HUMBER,,
        HARBOUR-QUAY,Harbour Quay Team,team,HARBOUR,,
        DWP,Department for Work and Pensions,nation,,,
        NORTHERN,Northern Works,provider,DWP,,
        NORTHERN-LEEDS,Northern Works Leeds,team,NORTHERN,,
        NORTHERN-YORK,Northern Works York,team,NORTHERN,,

        """

    package static let accounts = """
        account,level,organisation
        team-north,team,MERSEY-NORTH
        team-south,team,MERSEY-SOUTH
        team-docks,team,MERSEY-DOCKS
        team-east,team,IRWELL-EAST
        team-west,team,IRWELL-WEST
        team-bank,team,HUMBER-BANK
        team-wolds,team,HUMBER-WOLDS
        team-quay,team,HARBOUR-QUAY
        svc-mersey,service,MERSEY
        svc-irwell,service,IRWELL
        svc-humber,service,HUMBER
        svc-harbour,service,HARBOUR
        stk-mersey,stakeholder,MERSEY
        stk-humber,stakeholder,HUMBER
        stp-qyg,stp,QYG
        stp-qop,stp,QOP
        stp-qoq,stp,QOQ
        region-y62,region,Y62
        region-y63,region,Y63
        national-eng,national,ENG
        prv-northern,provider,NORTHERN
        team-leeds,team,NORTHERN-LEEDS
        team-york,team,NORTHERN-YORK
        dwp,national,DWP

        """
}
