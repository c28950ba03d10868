/// The sample register: two NHS regions with their real codes, invented services and teams. `config/organisations.csv` and
/// `config/accounts.csv` hold the same, which a test compares.
package enum SampleRegister {
    package static let organisations = """
        code,name,level,parent,valid_from,valid_to
        ENG,England,nation,,,
        Y62,North West,region,ENG,2019-04-01,
        Y63,North East and Yorkshire,region,ENG,2019-04-01,
        OTHER,Outside NHS England's reporting structure,region,ENG,,
        QYG,Cheshire and Merseyside,stp,Y62,2019-04-01,
        QOP,Greater Manchester,stp,Y62,2019-04-01,
        QOQ,"Humber, Coast and Vale",stp,Y63,2019-04-01,
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

        """
}
